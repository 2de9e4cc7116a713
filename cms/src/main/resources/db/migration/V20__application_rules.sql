-- The rules of a group (a PDF), handed in with its application for the office alone.
create table application_rules (
    application_id binary(16) not null primary key,
    file_name varchar(255) not null,
    size_bytes int not null,
    pdf mediumblob not null,
    added_at bigint not null,
    constraint application_rules_of foreign key (application_id) references application (id)
) ${tables};
