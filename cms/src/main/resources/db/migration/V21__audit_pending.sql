-- Events of what was committed, until they are chained in audit_event a moment later: here nobody
-- waits for anybody.
create table audit_pending (
    id binary(16) not null primary key,
    happened_at bigint not null,
    actor binary(16),
    action varchar(64) not null,
    subject binary(16),
    details varchar(1000) not null
) ${tables};
