-- The credentials of partner banners. A banner that is used again after a suspension gets another
-- credential with another place in the list of revoked ones: a bit is never taken back.
create table banner_credential (
    banner binary(16) not null,
    serial int not null,
    place int not null,
    made_at bigint not null,
    revoked_at bigint,
    primary key (banner, serial),
    constraint banner_credential_place unique (place)
) ${tables};
