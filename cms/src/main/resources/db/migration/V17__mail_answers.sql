-- The address that an answer to a mail goes to; empty for nobody's.
alter table mail add column answers_to varchar(254) not null default '';
