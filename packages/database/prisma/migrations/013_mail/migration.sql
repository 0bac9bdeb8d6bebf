-- What a person chose for themselves; whoever has no row is written to at once, in the language of the directory.
CREATE TABLE preference (
  person_id text PRIMARY KEY,
  language text CHECK (language IN ('zh-CN', 'en')),
  mode text NOT NULL DEFAULT 'at-once' CHECK (mode IN ('at-once', 'digest', 'none')),
  muted text[] NOT NULL DEFAULT '{}',
  digest_at text NOT NULL DEFAULT '09:00',
  quiet_from text,
  quiet_to text,
  zone text,
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- Mails on their way. A notice names its delivery; a link to a password names none, and is drawn when it is sent.
CREATE TABLE due_mail (
  person_id text NOT NULL,
  id text NOT NULL,
  instance_id uuid,
  seq integer,
  ordinal integer,
  kind text NOT NULL,
  params json NOT NULL,
  at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  gathered boolean NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  error text,
  sent_at timestamptz(3),
  PRIMARY KEY (person_id, id)
);
CREATE INDEX due_mail_due_idx ON due_mail (due_at) WHERE sent_at IS NULL;
CREATE INDEX due_mail_sent_idx ON due_mail (sent_at) WHERE sent_at IS NOT NULL;

-- Mails of a demo without a mail server, kept instead of sent.
CREATE TABLE kept_mail (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  address text NOT NULL,
  subject text NOT NULL,
  html text NOT NULL,
  body text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE INDEX kept_mail_at_idx ON kept_mail (at DESC, id);
CREATE INDEX kept_mail_person_idx ON kept_mail (person_id, at DESC, id);
