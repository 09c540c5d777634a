-- Saved searches. One that goes by mail has its address sealed with a key of its own, which goes with it.
create table job_alert (
  id varchar(12) primary key,
  conversation_id varchar(64) references conversation (id) on delete cascade,
  channel varchar(16) not null,
  language varchar(2) not null,
  query varchar(400) not null,
  rhythm varchar(1) not null,
  confirmed boolean not null,
  data_key bytea,
  address bytea,
  address_hash varchar(44),
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  due_at timestamp with time zone,
  messages integer default 0 not null
);
create index job_alert_due on job_alert (due_at);
create index job_alert_conversation on job_alert (conversation_id);
create index job_alert_address on job_alert (address_hash, created_at);

-- What was found for a search, each vacancy once, whatever the number of its feeds.
create table job_alert_hit (
  alert_id varchar(12) not null references job_alert (id) on delete cascade,
  same_as bigint not null,
  vacancy_id varchar(16) not null,
  found_at timestamp with time zone not null,
  told_at timestamp with time zone,
  primary key (alert_id, same_as)
);

-- One row: up to which revision new vacancies were held against the searches, and by whom.
create table job_alert_matching (
  one integer primary key,
  revision bigint not null,
  owner varchar(40),
  lease_until timestamp with time zone
);
insert into job_alert_matching (one, revision) values (1, 0);
