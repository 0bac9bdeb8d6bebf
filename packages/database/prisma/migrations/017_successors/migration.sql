-- Who took over from somebody who was disabled; nobody where that person has gone as well.
ALTER TABLE person ADD COLUMN successor_id text;
-- Why somebody was disabled, where whoever did it said so.
ALTER TABLE directory_change ADD COLUMN reason text;
