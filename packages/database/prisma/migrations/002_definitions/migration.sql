CREATE TABLE definition_version (
  key text NOT NULL,
  version integer NOT NULL,
  hash text NOT NULL,
  -- Canonical JSON as text: jsonb would reorder its keys and the hash is taken over this text.
  body text NOT NULL,
  author_id text,
  published_by text,
  published_at timestamptz(3) NOT NULL,
  PRIMARY KEY (key, version)
);
CREATE INDEX definition_version_hash_idx ON definition_version (hash);

CREATE TABLE definition (
  key text PRIMARY KEY,
  live_version integer
);

CREATE TABLE definition_draft (
  key text PRIMARY KEY,
  body text NOT NULL,
  author_id text NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  revision integer NOT NULL
);
