-- People, departments and accounts: read often, written rarely (reference tables on a distributed database).
CREATE TABLE organisation (
  id integer PRIMARY KEY,
  revision integer NOT NULL,
  zone text NOT NULL,
  calendar json NOT NULL
);

CREATE TABLE department (
  key text PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  parent_key text,
  head_id text
);

CREATE TABLE person (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  rank text NOT NULL,
  department_key text NOT NULL,
  superior_id text,
  active boolean NOT NULL DEFAULT true,
  roles text[] NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'zh-CN'
);
CREATE UNIQUE INDEX person_email_key ON person (email);

CREATE TABLE account (
  id text PRIMARY KEY,
  number text NOT NULL,
  name text NOT NULL,
  owner_id text,
  department_key text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX account_number_key ON account (number);
CREATE INDEX account_owner_id_number_idx ON account (owner_id, number);
CREATE INDEX account_department_key_number_idx ON account (department_key, number);

CREATE TABLE number_block (
  name text PRIMARY KEY,
  next bigint NOT NULL
);

CREATE TABLE setting (
  key text PRIMARY KEY,
  value json NOT NULL
);

-- Nobody may decide before an organisation exists; revision 0 is the empty one.
INSERT INTO organisation (id, revision, zone, calendar)
VALUES (1, 0, 'Asia/Shanghai', '{"zone":"Asia/Shanghai","workweek":[1,2,3,4,5],"hours":[{"from":540,"to":720},{"from":780,"to":1080}],"exceptions":{}}');
