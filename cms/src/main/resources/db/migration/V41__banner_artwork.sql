-- Artwork that the city brought for the banners of a programme. Versions are never changed once they
-- were in use, and nothing is deleted of one that was.
create table banner_artwork (
    id binary(16) not null primary key,
    programme varchar(40) not null,
    version int not null,
    state varchar(20) not null,
    begun_by binary(16) not null,
    begun_at bigint not null,
    activated_by binary(16),
    activated_at bigint,
    retired_by binary(16),
    retired_at bigint,
    constraint banner_artwork_version unique (programme, version)
) ${tables};

-- The files of a version: banner_size is empty for all sizes without a file of their own.
create table banner_artwork_file (
    artwork binary(16) not null,
    banner_size varchar(20) not null,
    shade varchar(10) not null,
    file_name varchar(255) not null,
    svg mediumtext not null,
    added_at bigint not null,
    primary key (artwork, banner_size, shade),
    constraint banner_artwork_file_of foreign key (artwork) references banner_artwork (id)
) ${tables};
