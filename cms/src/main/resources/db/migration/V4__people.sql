-- How a browser signed in; one that came by a mailed link may set a passphrase for a while.
alter table browser_session add column way varchar(20) default 'PASSPHRASE' not null;

-- Codes of an app as a second factor. last_step is the last time step whose code was taken: no code
-- works twice.
create table second_factor (
    account_id binary(16) not null primary key,
    secret varbinary(64) not null,
    confirmed boolean not null,
    last_step bigint not null,
    created_at bigint not null,
    constraint second_factor_account foreign key (account_id) references account (id)
) ${tables};

-- Codes for when the app is lost; each works once.
create table recovery_code (
    account_id binary(16) not null,
    digest binary(32) not null,
    primary key (account_id, digest),
    constraint recovery_code_account foreign key (account_id) references account (id)
) ${tables};

-- People asked to write for a group, or to act for the city (then without a group).
create table invitation (
    id binary(16) not null primary key,
    group_id binary(16),
    email varchar(254) not null,
    role varchar(20) not null,
    invited_by binary(16) not null,
    created_at bigint not null,
    expires_at bigint not null
) ${tables};
create index invitation_group on invitation (group_id, email);

-- Owners who hand their group over, waiting for the city's word.
create table handover (
    id binary(16) not null primary key,
    group_id binary(16) not null,
    from_account binary(16) not null,
    to_account binary(16) not null,
    created_at bigint not null,
    constraint handover_group unique (group_id)
) ${tables};
