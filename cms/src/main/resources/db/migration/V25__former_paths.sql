-- Where entries were before. A row leads to wherever its entry is now; the slug stays reserved for
-- the entry until staff release it. live_path is where the entry was public last, next_slug what
-- it will be called from its next publication on.

alter table entry add column live_path varchar(600);
alter table entry add column next_slug varchar(100);
create unique index entry_next_slug on entry (next_slug, type);

create table former_path (
    path varchar(600) not null primary key,
    type varchar(64) not null,
    slug varchar(100) not null,
    entry_id binary(16) not null,
    created_at bigint not null,
    constraint former_path_entry foreign key (entry_id) references entry (id)
) ${tables};
create index former_path_slug on former_path (slug, type);
create index former_path_entry_id on former_path (entry_id);
