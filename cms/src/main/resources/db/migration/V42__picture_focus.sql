-- What of a picture stays in sight where a page cuts it: percents from the left and from the top. Null
-- for its middle.
alter table asset add column focus_x smallint;
alter table asset add column focus_y smallint;
