-- Passkeys: what signs in without a passphrase. Of a pair of keys only the public one is here.
-- signatures is the authenticator's own count, which never goes back; many keep it at 0.
create table passkey (
    id binary(16) not null primary key,
    account_id binary(16) not null,
    credential varbinary(1023) not null,
    public_key varbinary(2048) not null,
    signatures bigint not null,
    name varchar(60) not null,
    created_at bigint not null,
    used_at bigint,
    constraint passkey_credential unique (credential),
    constraint passkey_account foreign key (account_id) references account (id)
) ${tables};
