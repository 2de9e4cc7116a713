-- The credentials of whatever the city certifies, awards as well as banners: they share one list of
-- revoked ones, so no two may have one place.
create table issued_credential (
    entry binary(16) not null,
    serial int not null,
    place int not null,
    made_at bigint not null,
    revoked_at bigint,
    primary key (entry, serial),
    constraint issued_credential_place unique (place)
) ${tables};
insert into issued_credential (entry, serial, place, made_at, revoked_at)
    select banner, serial, place, made_at, revoked_at from banner_credential;
drop table banner_credential;
