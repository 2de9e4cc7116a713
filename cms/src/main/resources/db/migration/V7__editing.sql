-- What an editing session knows of its revisions. While growing is true, the session that is named
-- by editing may still put newer words into the row; from_version is the version of the entry
-- before the session began its unbroken row of saves, turn counts its saves, base_revision is what
-- a text that was put aside had been made from.
alter table revision add column origin varchar(20) default 'SAVE' not null;
alter table revision add column editing binary(16);
alter table revision add column turn bigint default 0 not null;
alter table revision add column from_version bigint default 0 not null;
alter table revision add column growing boolean default false not null;
alter table revision add column base_revision int;
alter table revision add column name varchar(120);

-- The newest number that was given out: a text that was put aside has one too and is no draft.
alter table entry add column last_revision int default 0 not null;
update entry set last_revision = draft_revision;
