-- Addresses that let somebody without an account do one thing: look at a draft, or say that a page
-- is still right. Only the digest of their secret is here.
create table edit_link (
    id binary(16) not null primary key,
    kind varchar(20) not null,
    entry_id binary(16) not null,
    account_id binary(16) not null,
    digest binary(32) not null,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    constraint edit_link_digest unique (digest),
    constraint edit_link_entry foreign key (entry_id) references entry (id)
) ${tables};
create index edit_link_list on edit_link (entry_id, kind, created_at);
