-- Why a publication failed, as data: its message says so in English only.
alter table publication add column failures varchar(4000);
