-- Partner banners. What a banner is (number, term, state) stands in its entry alone; here is how it
-- came to be so, and what is asked for. Days are ISO dates.

-- What groups apply for. answers is {"uses":[…],"addresses":[…],"evidence":"…","consent":"version"}.
create table banner_application (
    id binary(16) not null primary key,
    number int not null,
    programme varchar(40) not null,
    rules varchar(40) not null,
    state varchar(20) not null,
    group_id binary(16) not null,
    renews binary(16),
    applicant binary(16) not null,
    answers ${json} not null,
    reason varchar(2000),
    decided_by binary(16),
    version bigint not null,
    created_at bigint not null,
    saved_at bigint not null,
    submitted_at bigint,
    moved_at bigint,
    constraint banner_application_number unique (number),
    constraint banner_application_group foreign key (group_id) references entry (id)
) ${tables};
create index banner_application_state on banner_application (state, submitted_at, id);
create index banner_application_of_group on banner_application (group_id, created_at);

-- What one of the staff drafted (起案) and another decides (決裁).
create table banner_proposal (
    id binary(16) not null primary key,
    step varchar(20) not null,
    application binary(16),
    banner binary(16),
    document varchar(80) not null,
    words ${json} not null,
    proposed_by binary(16) not null,
    proposed_at bigint not null,
    decided_by binary(16),
    decided_at bigint,
    outcome varchar(20)
) ${tables};
create index banner_proposal_open on banner_proposal (outcome, proposed_at, id);

-- Every step of every banner. words is {"reason":{"ja":"…","en":"…"},"internal":"…"}.
create table banner_event (
    id binary(16) not null primary key,
    banner binary(16) not null,
    step varchar(20) not null,
    counts_from varchar(10) not null,
    until varchar(10),
    at bigint not null,
    proposed_by binary(16),
    decided_by binary(16),
    document varchar(80) not null,
    words ${json} not null,
    constraint banner_event_banner foreign key (banner) references entry (id)
) ${tables};
create index banner_event_of on banner_event (banner, at, id);

-- The last number given in a year; numbers are never given twice.
create table banner_count (
    programme varchar(40) not null,
    in_year int not null,
    amount int not null,
    primary key (programme, in_year)
) ${tables};

-- Which notices of a term's end were mailed.
create table banner_notice (
    banner binary(16) not null,
    until varchar(10) not null,
    days int not null,
    sent_at bigint not null,
    primary key (banner, until, days)
) ${tables};
insert into counter (name, amount) values ('banner_application', 0);
