-- What people looked for in the published site: words by day, how often, and how much was found.
-- Nothing tells who asked. Days are counted from 1970; words that were asked once go after a month.

create table asked_words (
    asked_on int not null,
    words varchar(60) not null,
    language varchar(16) not null,
    times int not null,
    found int not null,
    primary key (asked_on, words, language)
) ${tables};
