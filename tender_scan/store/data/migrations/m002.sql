-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
create index idx_documents_run_id on documents (run_id);
alter table documents add column group_id TEXT;
alter table notices add column project_key TEXT;
alter table notices add column title_key TEXT;
create index idx_notices_project_key on notices (project_key);
create index idx_notices_title_key on notices (title_key);
create index idx_notices_case_id on notices (case_id);
alter table findings add column copy_of TEXT;
create table sketches (
   document_id TEXT PRIMARY KEY,
   sketch BLOB
);
create table cases (
   id TEXT PRIMARY KEY,
   project_id TEXT,
   title TEXT,
   buyer TEXT,
   status TEXT,
   budget_cny REAL,
   amount_cny REAL,
   suppliers TEXT,
   first_on TEXT,
   last_on TEXT,
   notices INTEGER,
   history TEXT
);
create index idx_cases_status on cases (status);
create index idx_cases_buyer on cases (buyer);
