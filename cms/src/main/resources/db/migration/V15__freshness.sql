-- Groups that were asked by mail whether their page is still right: the last question of each, and
-- what the page said of its confirmation then. An answer changes that, so that the row is of the past.
create table freshness_question (
    group_id binary(16) not null primary key,
    confirmed_on varchar(10) not null,
    asked_at bigint not null,
    times int not null,
    mails int not null,
    constraint freshness_question_group foreign key (group_id) references entry (id)
) ${tables};
