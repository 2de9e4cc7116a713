-- Files that a group attaches to its application for a banner (a PDF, a picture), for the office
-- alone: beside the files that everybody can ask for.
create table banner_attachment (
    id binary(16) not null primary key,
    application binary(16) not null,
    file_name varchar(255) not null,
    media_type varchar(80) not null,
    size_bytes int not null,
    content mediumblob not null,
    added_at bigint not null,
    constraint banner_attachment_of foreign key (application) references banner_application (id)
) ${tables};
create index banner_attachment_by on banner_attachment (application, added_at, id);
