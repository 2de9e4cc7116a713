-- Why a juror takes no part in a nomination.
create table award_conflict (
    id binary(16) not null primary key,
    edition binary(16) not null,
    nomination binary(16) not null,
    account binary(16) not null,
    kind varchar(20) not null,
    note varchar(1000) not null,
    noted_by binary(16),
    noted_at bigint not null,
    constraint award_conflict_nomination foreign key (nomination) references award_nomination (id)
) ${tables};
create index award_conflict_of on award_conflict (edition, nomination, account);

-- What a juror says of a nomination: marks is {"criterion":{"score":4,"comment":"…"}}.
create table award_sheet (
    nomination binary(16) not null,
    account binary(16) not null,
    edition binary(16) not null,
    marks ${json} not null,
    saved_at bigint not null,
    primary key (nomination, account),
    constraint award_sheet_nomination foreign key (nomination) references award_nomination (id)
) ${tables};
create index award_sheet_of on award_sheet (edition, account);
