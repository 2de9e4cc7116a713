-- What groups apply for: to be registered, or registered again. Applicants have no account yet;
-- the secret of their link is not here, only its digest. answers is {"assessment":{…},"consents":[…]}.
create table application (
    id binary(16) not null primary key,
    number int not null,
    kind varchar(20) not null,
    state varchar(20) not null,
    group_id binary(16) not null,
    email varchar(254) not null,
    name varchar(120) not null,
    language varchar(10) not null,
    digest binary(32) not null,
    answers ${json} not null,
    reason varchar(2000),
    decided_by binary(16),
    version bigint not null,
    created_at bigint not null,
    saved_at bigint not null,
    submitted_at bigint,
    decided_at bigint,
    constraint application_number unique (number),
    constraint application_digest unique (digest),
    constraint application_group foreign key (group_id) references entry (id)
) ${tables};
create index application_state on application (state, submitted_at, id);
create index application_of_group on application (group_id, created_at);

-- The registration of each group. Days are ISO dates; standing is what was decided, the rest
-- follows from the days.
create table registration (
    group_id binary(16) not null primary key,
    number varchar(40) not null,
    valid_from varchar(10) not null,
    valid_until varchar(10) not null,
    standing varchar(20) not null,
    reason varchar(2000),
    changed_at bigint not null,
    changed_by binary(16),
    reminded_at bigint,
    constraint registration_number unique (number),
    constraint registration_group foreign key (group_id) references entry (id)
) ${tables};
create index registration_until on registration (standing, valid_until);
insert into counter (name, amount) values ('application', 0), ('registration', 0);
