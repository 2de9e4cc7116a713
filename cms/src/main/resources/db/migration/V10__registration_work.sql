-- Applications are opened by links of single_use_link, several of them at a time: an application
-- has no secret of its own.
alter table application drop constraint application_digest;
alter table application drop column digest;
-- When an application came to its present state.
alter table application add column moved_at bigint;
create index application_of_email on application (email, state);

-- What the office verified about an application.
create table application_check (
    application_id binary(16) not null,
    item varchar(40) not null,
    ticked_by binary(16) not null,
    ticked_at bigint not null,
    primary key (application_id, item),
    constraint application_check_of foreign key (application_id) references application (id)
) ${tables};

-- When a group was told that its registration is over.
alter table registration add column lapse_told_at bigint;
