-- Signed heads: each anchor names the newest record of the requests that changed, and the anchor before it. Append-only
-- for servers, as records are.
CREATE TABLE anchor (
  number integer PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  -- Canonical JSON as text: the signature and the next anchor are about exactly these bytes.
  body text NOT NULL,
  signature text NOT NULL,
  -- Canonical JSON of the heads and removals that the body gives the hash of.
  heads text NOT NULL,
  -- How what is signed was found, for the next search to begin where this one can vouch for everything before.
  sweep text NOT NULL,
  complete boolean NOT NULL,
  swept_at timestamptz(3) NOT NULL,
  swept_xmin bigint NOT NULL,
  swept_xmax bigint NOT NULL
);

-- Up to which record each request is signed for: what a search for changes leaves out.
CREATE TABLE anchored_instance (
  instance_id uuid PRIMARY KEY,
  seq integer NOT NULL
);

-- What was removed with good reason, kept with its last hash so that what is left still verifies.
CREATE TABLE tombstone (
  instance_id uuid PRIMARY KEY,
  seq integer NOT NULL,
  hash text NOT NULL,
  reason text NOT NULL,
  at timestamptz(3) NOT NULL,
  -- The anchor that says so; null until one does.
  anchor integer
);
CREATE INDEX tombstone_unsigned_idx ON tombstone (instance_id) WHERE anchor IS NULL;

-- Finds what is new by its instant. A block range costs a commit nothing: it is summarised when it is full.
CREATE INDEX record_at_idx ON record USING brin (at) WITH (pages_per_range = 32, autosummarize = on);
