-- The next waiting message of a conversation is found without reading those that were answered.

create index inbox_next on inbox (conversation_id, status, seq);
