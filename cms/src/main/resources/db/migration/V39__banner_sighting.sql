-- Where banners are registered to be shown, and what was found there last. kind and detail are a
-- Finding; both are empty until the first look. told is the kind that its group was mailed of last.
create table banner_sighting (
    banner binary(16) not null,
    address_digest binary(32) not null,
    address varchar(2000) not null,
    due_at bigint not null,
    claimed_at bigint,
    looked_at bigint,
    kind varchar(20),
    detail varchar(500),
    wrong_since bigint,
    told varchar(20),
    primary key (banner, address_digest)
) ${tables};
create index banner_sighting_due on banner_sighting (due_at);
