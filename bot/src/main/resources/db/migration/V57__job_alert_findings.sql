-- What was found for a search: a row for each round that found something, with every vacancy in one row only, written
-- once. A search tells its findings in the order of their numbers, and remembers up to which it has told. A row for each
-- vacancy, changed once more when it was told, was too much where many searches find many vacancies at once.
create table job_alert_finding (
  alert_id varchar(12) not null references job_alert (id) on delete cascade,
  number integer not null,
  found_at timestamp with time zone not null,
  vacancies varchar(200000) not null,
  primary key (alert_id, number)
);
alter table job_alert add column told integer default 0 not null;
insert into job_alert_finding (alert_id, number, found_at, vacancies)
  select alert_id,
    row_number() over (partition by alert_id order by case when told_at is null then 1 else 0 end, found_at, same_as),
    found_at, concat(same_as, ':', vacancy_id)
  from job_alert_hit;
update job_alert set told =
  (select count(*) from job_alert_hit h where h.alert_id = job_alert.id and h.told_at is not null);
drop table job_alert_hit;
-- In the order in which they are asked for, so that the first some hundred are found without looking at all.
drop index job_alert_due;
create index job_alert_due on job_alert (due_at, id);
