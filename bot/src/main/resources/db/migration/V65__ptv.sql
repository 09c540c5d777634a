-- What the national service register (PTV) said when it was last read, and what coordinators
-- decided: which of our facts is about which of its entries, and where ours is kept for a while.

create table ptv_entry (
  id varchar(64) primary key,
  name varchar(200) not null,
  content bytea not null,
  source varchar(500) not null,
  read_at timestamp with time zone not null,
  gone boolean not null,
  aside boolean not null
);
create index ptv_entry_by_source on ptv_entry (source);

create table ptv_link (
  fact_id varchar(160) primary key,
  entry_id varchar(64) not null references ptv_entry (id),
  linked_by varchar(80) not null,
  linked_at timestamp with time zone not null,
  seen varchar(1000) not null,
  kept_theirs varchar(1000),
  kept_until varchar(10),
  kept_reason varchar(300),
  kept_by varchar(80),
  draft varchar(64)
);
create index ptv_link_by_entry on ptv_link (entry_id);

create table ptv_read (
  source varchar(500) primary key,
  next_at timestamp with time zone,
  read_at timestamp with time zone,
  entries integer not null,
  failed varchar(300)
);
