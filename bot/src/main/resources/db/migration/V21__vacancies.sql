-- Vacancies and the feeds that they come by. A vacancy that has ended keeps its id for a while, without its texts.
create table vacancy_feed (
  name varchar(64) primary key,
  kind varchar(16) not null,
  title varchar(200) not null,
  url varchar(1000) not null,
  passed_on boolean not null,
  watermark timestamp with time zone,
  succeeded_at timestamp with time zone,
  failing_since timestamp with time zone,
  failure varchar(300),
  owner varchar(40),
  lease_until timestamp with time zone,
  next_at timestamp with time zone
);

create table vacancy (
  id varchar(16) primary key,
  feed varchar(64) not null references vacancy_feed (name),
  external_id varchar(200) not null,
  status varchar(8) not null,
  content_hash bigint not null,
  same_as bigint not null,
  revision bigint not null,
  title_fi varchar(600),
  title_en varchar(600),
  employer varchar(200) not null,
  municipalities varchar(400) not null,
  occupations varchar(200) not null,
  kinds integer not null,
  finnish varchar(16) not null,
  no_experience boolean not null,
  positions integer,
  published_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  url varchar(1000),
  description_fi varchar(20100),
  description_en varchar(20100),
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  unique (feed, external_id)
);
create index vacancy_by_revision on vacancy (revision);
create index vacancy_by_end on vacancy (status, expires_at);

-- One row; taking a revision locks it, so that revisions become visible in their order.
create table vacancy_revision (
  one integer primary key,
  latest bigint not null
);
insert into vacancy_revision (one, latest) values (1, 0);
