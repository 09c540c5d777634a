-- How the addresses of published answers, facts and organisations were last found.

create table link_check (
  url varchar(1000) primary key,
  checked_at timestamp with time zone,
  failed_days integer not null,
  failed_since varchar(10),
  failed_last varchar(10),
  why varchar(16) not null,
  moved_to varchar(2000),
  claimed_until timestamp with time zone
);
