-- Editions of the awards: their plan is {"name":{"ja":…},"categories":[…],"criteria":[…],…}; days are
-- ISO dates. What an edition granted stands in entries of type award alone once it is announced.
create table award_edition (
    id binary(16) not null primary key,
    number int not null,
    in_year int not null,
    state varchar(20) not null,
    plan ${json} not null,
    version bigint not null,
    created_at bigint not null,
    saved_at bigint not null,
    moved_at bigint,
    constraint award_edition_number unique (number)
) ${tables};
create index award_edition_state on award_edition (state, id);

-- Who scores in an edition. interests are ids of groups, one a line.
create table award_juror (
    edition binary(16) not null,
    account binary(16) not null,
    interests varchar(4000) not null,
    named_at bigint not null,
    handed_in_at bigint,
    released_at bigint,
    release_reason varchar(1000),
    primary key (edition, account),
    constraint award_juror_edition foreign key (edition) references award_edition (id)
) ${tables};
create index award_juror_account on award_juror (account);

-- Every step of every edition, and of every nomination. Nothing of it is changed or removed.
create table award_event (
    id binary(16) not null primary key,
    edition binary(16) not null,
    nomination binary(16),
    step varchar(20) not null,
    from_state varchar(20) not null,
    to_state varchar(20) not null,
    at bigint not null,
    actor binary(16),
    reason varchar(2000),
    constraint award_event_edition foreign key (edition) references award_edition (id)
) ${tables};
create index award_event_of on award_event (edition, nomination, at, id);
