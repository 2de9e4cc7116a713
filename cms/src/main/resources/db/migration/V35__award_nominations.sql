-- Who was nominated for what. said is {"summary":"…","achievements":"…","links":[…],…}. What is known of
-- the nominator is emptied some time after the announcement (cleared_at).
create table award_nomination (
    id binary(16) not null primary key,
    edition binary(16) not null,
    number int not null,
    state varchar(20) not null,
    group_id binary(16),
    nominee varchar(160) not null,
    contact varchar(254) not null,
    category varchar(20) not null,
    said ${json} not null,
    own boolean not null,
    account binary(16),
    nominator_name varchar(120) not null,
    nominator_email varchar(254) not null,
    language varchar(5) not null,
    reason varchar(2000),
    consented_at bigint,
    version bigint not null,
    created_at bigint not null,
    saved_at bigint not null,
    submitted_at bigint,
    cleared_at bigint,
    constraint award_nomination_number unique (number),
    constraint award_nomination_edition foreign key (edition) references award_edition (id)
) ${tables};
create index award_nomination_of on award_nomination (edition, number);
create index award_nomination_group on award_nomination (group_id);
create index award_nomination_email on award_nomination (nominator_email);
insert into counter (name, amount) values ('award_nomination', 0);
