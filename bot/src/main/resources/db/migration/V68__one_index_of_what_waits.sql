-- Every message changed two indexes of what waits, twice each. One serves both questions: which conversations have something
-- that waits, and which message of a conversation waits first.
drop index inbox_waiting;
drop index inbox_next;
create index inbox_waiting on inbox (status, conversation_id, seq);
