-- When the page of a group was taken down because its registration was over.
alter table registration add column page_taken_at bigint;

-- Drafts of groups whose applications were swept away. While one stays in the trash it was in then,
-- it is deleted for good after a while.
create table abandoned_group (
    group_id binary(16) not null primary key,
    swept_at bigint not null,
    constraint abandoned_group_entry foreign key (group_id) references entry (id)
) ${tables};
create index abandoned_group_swept on abandoned_group (swept_at);
create index application_decided on application (state, decided_at);
