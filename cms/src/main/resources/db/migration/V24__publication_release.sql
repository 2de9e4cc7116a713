-- The release of the site that showed a publication.
alter table publication add column release_number bigint;
