CREATE TABLE file (
  id uuid PRIMARY KEY,
  sha256 text NOT NULL,
  name text NOT NULL,
  size integer NOT NULL,
  media_type text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz(3) NOT NULL
);

CREATE TABLE file_content (
  sha256 text PRIMARY KEY,
  bytes bytea NOT NULL
);
-- Uploads are mostly compressed already (PDF, images, Office files).
ALTER TABLE file_content ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What a person was told inside the product. The key is the delivery's, so that delivering twice writes one row.
CREATE TABLE notice (
  person_id text NOT NULL,
  instance_id uuid NOT NULL,
  seq integer NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  params json NOT NULL,
  at timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  PRIMARY KEY (person_id, instance_id, seq, ordinal)
);
CREATE INDEX notice_person_idx ON notice (person_id, at DESC, instance_id, seq, ordinal);
CREATE INDEX notice_unread_idx ON notice (person_id) WHERE read_at IS NULL;
