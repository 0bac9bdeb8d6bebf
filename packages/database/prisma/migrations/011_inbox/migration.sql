-- How far a person has read an instance: its last record when they looked, so that what came since can be marked.
CREATE TABLE look (
  instance_id uuid NOT NULL,
  person_id text NOT NULL,
  seq integer NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, person_id)
);

-- A person's own phrases for opinions 常用语, in their order; whoever has no row is offered the console's.
CREATE TABLE phrase (
  person_id text PRIMARY KEY,
  texts text[] NOT NULL
);
