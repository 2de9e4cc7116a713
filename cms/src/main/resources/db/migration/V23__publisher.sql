-- Which process publishes, among those that share the store; until when, unless it says so again.
create table lease (
    name varchar(40) not null primary key,
    holder binary(16) not null,
    until bigint not null
) ${tables};
insert into lease (name, holder, until) values ('publisher', X'00000000000000000000000000000000', 0);

-- The revision that a publication is about, how often it was tried, and when it is tried again.
alter table publication add column revision int;
alter table publication add column attempts int default 0 not null;
alter table publication add column due_at bigint;
create index publication_entry on publication (entry_id, id);
