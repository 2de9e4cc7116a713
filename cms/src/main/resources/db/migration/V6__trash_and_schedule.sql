-- What is in the trash is neither listed nor public; its history stays.
alter table entry add column trashed_at bigint;
create index entry_trashed on entry (trashed_at);

-- What is to become public, or to cease to be, at a time. revision is null for ceasing.
create table schedule (
    id binary(16) not null primary key,
    entry_id binary(16) not null,
    revision int,
    due_at bigint not null,
    actor binary(16) not null,
    done_at bigint,
    outcome varchar(20),
    constraint schedule_entry foreign key (entry_id) references entry (id)
) ${tables};
create index schedule_due on schedule (done_at, due_at);
create index schedule_of_entry on schedule (entry_id, done_at);
