-- Who has which entry open in a form. Rows are forgotten a minute after the last sign.
create table presence (
    entry_id binary(16) not null,
    account_id binary(16) not null,
    seen_at bigint not null,
    primary key (entry_id, account_id)
) ${tables};
create index presence_seen on presence (seen_at);
