-- How many times in a row a source of PTV could not be read: it is tried again soon, then less often.

alter table ptv_read add column failures integer default 0 not null;
