-- The record of a jury's meeting, with what it chose.
create table award_meeting (
    edition binary(16) not null primary key,
    record ${json} not null,
    version bigint not null,
    saved_at bigint not null,
    saved_by binary(16) not null,
    constraint award_meeting_edition foreign key (edition) references award_edition (id)
) ${tables};

-- What one of the staff drafted (起案) and another decides (決裁): the results of an edition, or that
-- one of them is withdrawn.
create table award_proposal (
    id binary(16) not null primary key,
    edition binary(16) not null,
    result binary(16),
    document varchar(80) not null,
    words ${json} not null,
    proposed_by binary(16) not null,
    proposed_at bigint not null,
    decided_by binary(16),
    decided_at bigint,
    outcome varchar(20),
    constraint award_proposal_edition foreign key (edition) references award_edition (id)
) ${tables};
create index award_proposal_open on award_proposal (outcome, proposed_at, id);

-- What was decided. entry is empty until it is announced.
create table award_result (
    id binary(16) not null primary key,
    edition binary(16) not null,
    nomination binary(16) not null,
    number varchar(20) not null,
    prize ${json} not null,
    citation ${json} not null,
    document varchar(80) not null,
    decided_on varchar(10) not null,
    entry binary(16),
    withdrawn_on varchar(10),
    constraint award_result_number unique (number),
    constraint award_result_nomination unique (nomination),
    constraint award_result_edition foreign key (edition) references award_edition (id)
) ${tables};
create index award_result_of on award_result (edition, number);

-- The last number given in a year; numbers are never given twice.
create table award_count (
    in_year int not null primary key,
    amount int not null
) ${tables};
