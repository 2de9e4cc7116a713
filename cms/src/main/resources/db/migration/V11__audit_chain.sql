-- Each event names the digest of the one before, so that none can be changed or taken out unseen.
-- Events of before have no sequence until the program starts and chains them.
alter table audit_event add column sequence bigint;
alter table audit_event add column digest binary(32);
create unique index audit_event_sequence on audit_event (sequence);

-- The end of the chain. Its row is locked from the first event of a transaction to the commit.
create table audit_head (
    name varchar(20) not null primary key,
    sequence bigint not null,
    digest binary(32) not null
) ${tables};
insert into audit_head (name, sequence, digest)
    values ('audit', 0, x'0000000000000000000000000000000000000000000000000000000000000000');
create index audit_event_happened on audit_event (happened_at);
create index audit_event_actor on audit_event (actor, sequence);
