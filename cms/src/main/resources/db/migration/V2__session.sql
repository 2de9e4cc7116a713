-- Who writes for a group, and as what. Accounts themselves are members, staff or administrators.
alter table membership add column role varchar(20) default 'EDITOR' not null;
update membership set role = 'OWNER'
    where account_id in (select id from account where role = 'OWNER');
update account set role = 'MEMBER' where role in ('OWNER', 'EDITOR');
create index membership_group on membership (group_id, role);

-- Browsers that signed in. The cookie's secret is not here, only its digest; complete says whether
-- every factor was given.
create table browser_session (
    id binary(16) not null primary key,
    account_id binary(16) not null,
    digest binary(32) not null,
    complete boolean not null,
    device varchar(200) not null,
    created_at bigint not null,
    used_at bigint not null,
    expires_at bigint not null,
    constraint browser_session_digest unique (digest),
    constraint browser_session_account foreign key (account_id) references account (id)
) ${tables};
create index browser_session_used on browser_session (account_id, used_at);
