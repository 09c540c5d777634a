-- Releases of the knowledge base. A file is kept once, by the hash of what it holds; a tree is a
-- list of paths and hashes; a release puts a tree in force. Rows of releases never change.

create table kb_blob (
  hash varchar(64) primary key,
  content bytea not null,
  stored_at timestamp with time zone not null
);

create table kb_file (
  tree varchar(64) not null,
  path varchar(500) not null,
  hash varchar(64) not null references kb_blob (hash),
  primary key (tree, path)
);

create table kb_release (
  number integer primary key,
  tree varchar(64) not null,
  kind varchar(12) not null,
  author varchar(80) not null,
  reviewer varchar(80),
  reason varchar(2000) not null,
  published_at timestamp with time zone not null,
  rolled_back_to integer,
  draft varchar(64)
);

-- One row: the release in force, and the files that the project shipped when they were last taken
-- in and when they were last offered.
create table kb_head (
  id integer primary key,
  release_number integer not null,
  shipped varchar(64),
  offered varchar(64)
);
insert into kb_head (id, release_number) values (1, 0);

-- What each answer said, and since which release; only the releases in which an answer changed.
create table kb_answer (
  topic varchar(80) not null,
  version integer not null,
  release_number integer not null references kb_release (number),
  fingerprint varchar(64) not null,
  primary key (topic, version)
);
create index kb_answer_by_release on kb_answer (release_number);

create table kb_draft (
  id varchar(64) primary key,
  title varchar(200) not null,
  kind varchar(12) not null,
  author varchar(80) not null,
  base integer not null,
  state varchar(12) not null,
  revision integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  reviewer varchar(80),
  remark varchar(2000),
  publish_at timestamp with time zone
);
create index kb_draft_by_state on kb_draft (state, changed_at);

create table kb_draft_editor (
  draft varchar(64) not null references kb_draft (id) on delete cascade,
  name varchar(80) not null,
  primary key (draft, name)
);

-- The files in which a draft differs from its base; no hash: the draft takes the file out.
create table kb_draft_file (
  draft varchar(64) not null references kb_draft (id) on delete cascade,
  path varchar(500) not null,
  hash varchar(64) references kb_blob (hash),
  primary key (draft, path)
);

-- Who has a file open in an editor.
create table kb_presence (
  path varchar(500) not null,
  who varchar(80) not null,
  seen_at timestamp with time zone not null,
  primary key (path, who)
);
