-- One dialect for H2 (MODE=MySQL), MariaDB and MySQL. ${tables} ends each table: binary collation
-- where the database has one. Ids are UUIDs of version 7 in 16 bytes, instants are microseconds
-- since 1970. What must compare alike everywhere (trailing blanks, 4-byte characters) is varbinary.

create table entry (
    id binary(16) not null primary key,
    type varchar(64) not null,
    slug varchar(100) not null,
    title varchar(200) not null,
    owner binary(16),
    version bigint not null,
    draft_revision int not null,
    live_revision int,
    source varbinary(100),
    external_id varbinary(200),
    created_at bigint not null,
    saved_at bigint not null,
    published_at bigint,
    live_at bigint,
    constraint entry_slug unique (slug, type),
    constraint entry_external unique (external_id, source)
) ${tables};
create index entry_saved on entry (saved_at, id);
create index entry_owner on entry (owner, saved_at);
create index entry_live on entry (type, live_revision);

-- What an entry said at one time: {"fields":…,"shown":[…]}. Rows are never changed.
create table revision (
    entry_id binary(16) not null,
    number int not null,
    author binary(16),
    created_at bigint not null,
    body ${json} not null,
    primary key (entry_id, number),
    constraint revision_entry foreign key (entry_id) references entry (id)
) ${tables};

-- Values of the live revisions that lists are filtered by; field is "type.field".
create table term (
    field varchar(130) not null,
    term_value varbinary(200) not null,
    entry_id binary(16) not null,
    primary key (field, term_value, entry_id)
) ${tables};
create index term_entry on term (entry_id, field, term_value);

-- Where the live revisions stand in each order; see SortKeys.
create table sort_key (
    field varchar(130) not null,
    position varbinary(160) not null,
    entry_id binary(16) not null,
    primary key (field, position)
) ${tables};
create index sort_key_entry on sort_key (entry_id, field, position);

create table counter (
    name varchar(64) not null primary key,
    amount bigint not null
) ${tables};
insert into counter (name, amount) values ('generation', 1);

create table account (
    id binary(16) not null primary key,
    email varchar(254) not null,
    name varchar(120) not null,
    role varchar(20) not null,
    active boolean not null,
    passphrase varchar(255) not null,
    created_at bigint not null,
    constraint account_email unique (email)
) ${tables};

create table membership (
    account_id binary(16) not null,
    group_id binary(16) not null,
    created_at bigint not null,
    primary key (account_id, group_id),
    constraint membership_account foreign key (account_id) references account (id)
) ${tables};

create table token (
    id binary(16) not null primary key,
    account_id binary(16) not null,
    name varchar(120) not null,
    scope varchar(20) not null,
    prefix varchar(20) not null,
    digest binary(32) not null,
    created_at bigint not null,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint,
    constraint token_digest unique (digest),
    constraint token_account foreign key (account_id) references account (id)
) ${tables};

create table idempotency (
    account_id binary(16) not null,
    request_key varbinary(1020) not null,
    fingerprint varchar(64) not null,
    created_at bigint not null,
    status int not null,
    answer ${json} not null,
    primary key (account_id, request_key)
) ${tables};
create index idempotency_created on idempotency (created_at);

create table publication (
    id binary(16) not null primary key,
    entry_id binary(16),
    kind varchar(20) not null,
    state varchar(20) not null,
    queued_at bigint not null,
    started_at bigint,
    finished_at bigint,
    message varchar(2000)
) ${tables};
create index publication_state on publication (state, id);

create table asset (
    id binary(16) not null primary key,
    file_name varchar(255) not null,
    file varchar(255) not null,
    media_type varchar(100) not null,
    size_bytes bigint not null,
    width int not null,
    height int not null,
    alt ${json},
    owner binary(16),
    uploader binary(16),
    created_at bigint not null
) ${tables};
create index asset_owner on asset (owner, id);

create table asset_variant (
    asset_id binary(16) not null,
    width int not null,
    height int not null,
    file varchar(255) not null,
    size_bytes bigint not null,
    primary key (asset_id, width),
    constraint variant_asset foreign key (asset_id) references asset (id)
) ${tables};

create table setting (
    name varchar(100) not null primary key,
    content ${json} not null
) ${tables};

-- Only ever added to.
create table audit_event (
    id binary(16) not null primary key,
    happened_at bigint not null,
    actor binary(16),
    action varchar(64) not null,
    subject binary(16),
    details varchar(1000) not null
) ${tables};
create index audit_event_subject on audit_event (subject, id);
