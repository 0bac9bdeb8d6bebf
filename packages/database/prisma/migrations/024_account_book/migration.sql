-- The account book 客户档案: how far an account has come, what is known of it, who works on it, and what happened.
ALTER TABLE account
  ADD COLUMN standing text NOT NULL DEFAULT 'prospect' CHECK (standing IN ('prospect', 'potential', 'key')),
  ADD COLUMN target boolean NOT NULL DEFAULT false,
  -- Grows with each change that a decision may rest on: number, name, owner, department, standing, target, team.
  ADD COLUMN revision integer NOT NULL DEFAULT 1,
  ADD COLUMN profile json NOT NULL DEFAULT '{}',
  ADD COLUMN profile_at timestamptz(3),
  ADD COLUMN registered_at timestamptz(3);
-- Until now there were no others.
UPDATE account SET standing = 'key', registered_at = created_at;
CREATE INDEX account_standing_idx ON account (standing, number);

-- People beside the owner, by what they do for the account; collaborators 协作人 see it, too.
CREATE TABLE account_member (
  account_id text NOT NULL,
  person_id text NOT NULL,
  role text NOT NULL,
  PRIMARY KEY (account_id, person_id, role)
);
CREATE INDEX account_member_person_idx ON account_member (person_id, account_id);

CREATE TABLE contact (
  account_id text NOT NULL,
  contact_id uuid NOT NULL,
  name text NOT NULL,
  position text,
  phone text,
  email text,
  layer text,
  role text,
  stance text,
  relationship integer,
  reports_to uuid,
  -- Health, family and gifts: shown by role, each read logged, masked in exports.
  sensitive json,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (account_id, contact_id)
);

-- What happened to an account, append-only; the id of what a process wrote is derived from the effect that wrote it.
CREATE TABLE account_event (
  account_id text NOT NULL,
  event_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  by_id text,
  instance_id uuid,
  body json NOT NULL,
  PRIMARY KEY (account_id, event_id)
);
CREATE INDEX account_event_at_idx ON account_event (account_id, at DESC, event_id);

-- An opportunity 商机 or problem 问题 that was found, until it is closed.
CREATE TABLE finding (
  account_id text NOT NULL,
  finding_id uuid NOT NULL,
  instance_id uuid,
  kind text NOT NULL,
  content text NOT NULL,
  department_key text,
  opened_at timestamptz(3) NOT NULL,
  opened_by text,
  closed_at timestamptz(3),
  closed_by text,
  closing text,
  PRIMARY KEY (account_id, finding_id)
);
CREATE INDEX finding_opened_idx ON finding (account_id, opened_at DESC, finding_id);
CREATE INDEX finding_open_idx ON finding (department_key, opened_at) WHERE closed_at IS NULL;

-- A call report 拜访记录表, locked once filed unless an administrator unlocked it.
CREATE TABLE call_report (
  account_id text NOT NULL,
  instance_id uuid NOT NULL,
  body json NOT NULL,
  filed_at timestamptz(3) NOT NULL,
  filed_by text,
  unlocked_at timestamptz(3),
  unlocked_by text,
  unlock_reason text,
  PRIMARY KEY (account_id, instance_id)
);
CREATE INDEX call_report_instance_idx ON call_report (instance_id);
CREATE INDEX call_report_filed_idx ON call_report (account_id, filed_at DESC, instance_id);

-- Who looked at what is sensitive 敏感 of an account, and when; append-only.
CREATE TABLE sensitive_read (
  account_id text NOT NULL,
  read_id uuid NOT NULL,
  person_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  fields text[] NOT NULL,
  PRIMARY KEY (account_id, read_id)
);
CREATE INDEX sensitive_read_at_idx ON sensitive_read (account_id, at DESC, read_id);
