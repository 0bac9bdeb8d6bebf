-- How an account is classed 客户分级: its type, category and relationship level as people say, its grades by the rules in
-- force, from its figures 交易与评估指标.
ALTER TABLE account
  ADD COLUMN customer_type text CHECK (customer_type IN ('strategic', 'value', 'transaction')),
  ADD COLUMN category text CHECK (category IN ('head', 'emerging', 'high-value', 'brand')),
  ADD COLUMN relationship integer CHECK (relationship BETWEEN 1 AND 5),
  ADD COLUMN figures json NOT NULL DEFAULT '{}',
  ADD COLUMN grade_abc text,
  ADD COLUMN grade_value text,
  ADD COLUMN grade_families text,
  -- The account that this one turned out to be 合并; it is no longer listed.
  ADD COLUMN merged_into text;
CREATE INDEX account_grade_abc_idx ON account (grade_abc, number);
CREATE INDEX account_grade_value_idx ON account (grade_value, number);
CREATE INDEX account_grade_families_idx ON account (grade_families, number);
CREATE INDEX account_merged_idx ON account (merged_into) WHERE merged_into IS NOT NULL;

-- A name as it is compared for duplicates 重复客户: without width, case, spaces, marks and the company's legal form, so that
-- “云岭晨光（集团）有限公司” and “云岭晨光集团有限公司” are the same. A name of nothing else stays as it is.
CREATE FUNCTION comparable_name(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(
    nullif(regexp_replace(bare,
      '(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|coltd|ltd|inc|corp|gmbh|llc)+$', ''), ''),
    bare)
  FROM regexp_replace(lower(normalize(name, NFKC)), '[][[:space:]·・.,，。()（）''"“”\-_/&]+', '', 'g') AS bare
$$;
CREATE INDEX account_comparable_name_idx ON account (comparable_name(name));

-- The rules that accounts are graded by 划分规则, a version each time they are changed.
CREATE TABLE grading_rules (
  scheme text NOT NULL,
  version integer NOT NULL,
  rules json NOT NULL,
  made_at timestamptz(3) NOT NULL,
  made_by text NOT NULL,
  PRIMARY KEY (scheme, version)
);

-- The models of the risk sheet 客户风险分析表; a sheet keeps the version it was scored by.
CREATE TABLE risk_model (
  version integer PRIMARY KEY,
  model json NOT NULL,
  made_at timestamptz(3) NOT NULL,
  made_by text NOT NULL
);
CREATE TABLE risk_sheet (
  account_id text NOT NULL,
  sheet_id uuid NOT NULL,
  -- The version of the model; null where a process scored it by its own.
  model_version integer,
  scores json NOT NULL,
  total integer NOT NULL,
  band text,
  made_at timestamptz(3) NOT NULL,
  made_by text,
  instance_id uuid,
  PRIMARY KEY (account_id, sheet_id)
);
CREATE INDEX risk_sheet_made_idx ON risk_sheet (account_id, made_at DESC, sheet_id);

-- Potential-customer worksheets 潜力客户工作表: up to five accounts side by side.
CREATE TABLE worksheet (
  worksheet_id uuid PRIMARY KEY,
  made_by text NOT NULL,
  made_at timestamptz(3) NOT NULL
);
CREATE INDEX worksheet_made_idx ON worksheet (made_by, made_at DESC, worksheet_id);
CREATE TABLE worksheet_row (
  worksheet_id uuid NOT NULL,
  account_id text NOT NULL,
  place integer NOT NULL,
  answers json NOT NULL,
  PRIMARY KEY (worksheet_id, account_id)
);
CREATE INDEX worksheet_row_account_idx ON worksheet_row (account_id, worksheet_id);

-- Visits 拜访 as they are planned and as they took place.
CREATE TABLE visit (
  account_id text NOT NULL,
  instance_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  held boolean NOT NULL,
  lead_id text,
  place text,
  -- The number of the record that said so: an entry that comes late changes nothing.
  seq integer NOT NULL,
  PRIMARY KEY (account_id, instance_id)
);
CREATE INDEX visit_at_idx ON visit (at, instance_id);
CREATE INDEX visit_account_idx ON visit (account_id, at DESC, instance_id);

-- Boards 看板 of one process. Nothing of it changes while a request is under way.
CREATE INDEX instance_definition_idx ON instance (definition_key, started_at DESC, instance_id);

-- Documents 资料 of an account that came with no request.
CREATE TABLE account_document (
  account_id text NOT NULL,
  file_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  PRIMARY KEY (account_id, file_id)
);
CREATE INDEX account_document_file_idx ON account_document (file_id);

-- How many findings of an account are open is asked for each row of a list; nobody asked by department.
CREATE INDEX finding_open_account_idx ON finding (account_id) WHERE closed_at IS NULL;
DROP INDEX finding_open_idx;
