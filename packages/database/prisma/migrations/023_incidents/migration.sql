-- Whether something on a request asks for an operator, for the lists of those. Said by the document itself, so that it is
-- right whichever version of the server wrote it. A field named `incidents` may look the same: queries look closer.
ALTER TABLE instance ADD COLUMN has_incident boolean NOT NULL
  GENERATED ALWAYS AS (strpos(state, '"incidents":[{') > 0) STORED;
CREATE INDEX instance_incident_idx ON instance (started_at DESC, instance_id) WHERE has_incident;
