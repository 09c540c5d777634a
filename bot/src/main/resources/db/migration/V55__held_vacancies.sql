-- Vacancies that employers leave. Their texts are sealed with the row's own key; of one that was withdrawn only the id is left.
create table held_vacancy (
  id varchar(64) primary key,
  conversation_id varchar(64),
  state varchar(12) not null,
  version integer not null,
  language varchar(2) not null,
  last_day date not null,
  left_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  decided_by varchar(64),
  data_key bytea,
  words bytea
);
create index held_vacancy_by_day on held_vacancy (last_day);
create index held_vacancy_of_conversation on held_vacancy (conversation_id);
