-- What employers say they will need. Words and contacts are sealed with the row's own key. Published
-- figures are sums over five answers or more; they hold no row of their own and never change.

create table need_group (
  id varchar(64) primary key,
  isco varchar(4) not null,
  municipality varchar(80) not null,
  quarter integer not null,
  answers integer not null,
  workers integer not null,
  published_at timestamp with time zone not null
);

create table need (
  id varchar(64) primary key,
  conversation_id varchar(64),
  told_at timestamp with time zone not null,
  isco varchar(4) not null,
  municipality varchar(80) not null,
  quarter integer not null,
  number integer not null,
  lasting varchar(16) not null,
  group_id varchar(64) references need_group (id) on delete set null,
  data_key bytea not null,
  words bytea not null
);
create index need_pending on need (isco, municipality, quarter);
create index need_of_conversation on need (conversation_id);
