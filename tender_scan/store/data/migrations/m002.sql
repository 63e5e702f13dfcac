-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
alter table notices add column opened TEXT;
alter table notices add column awarded TEXT;
alter table notices add column signed TEXT;
alter table notices add column ceiling_cny REAL;
alter table notices add column lots TEXT;
alter table notices add column intermediary TEXT;
alter table parties add column consortium TEXT;
create table items (
   id INTEGER PRIMARY KEY,
   document_id TEXT REFERENCES documents(id),
   number TEXT,
   name TEXT,
   specification TEXT,
   quantity REAL,
   unit TEXT,
   unit_price_cny REAL,
   amount_cny REAL,
   supplier TEXT,
   page INTEGER,
   start INTEGER,
   "end" INTEGER
);
create index idx_items_document_id on items (document_id);
alter table mentions add column item_id INTEGER REFERENCES items(id);
alter table mentions add column unit TEXT;
alter table mentions add column unit_price_cny REAL;
alter table mentions add column amount_cny REAL;
create index idx_mentions_item_id on mentions (item_id);
create index idx_documents_run_id on documents (run_id);
alter table labels add column document_id TEXT;
alter table labels add column page INTEGER;
alter table labels add column start INTEGER;
alter table labels add column "end" INTEGER;
alter table labels add column term_id TEXT;
CREATE TABLE "waiting" (
   "id" INTEGER PRIMARY KEY,
   "file_id" INTEGER REFERENCES "files"("id"),
   "number" INTEGER,
   "step" TEXT,
   "pages" INTEGER
);
CREATE UNIQUE INDEX "idx_waiting_file_id_number"
    ON "waiting" ("file_id", "number");
alter table documents add column judged_by INTEGER REFERENCES runs(id);
alter table documents add column kept BLOB;
alter table runs add column kind TEXT;
update documents set judged_by = run_id;
update runs set kind = 'scan';
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
create table samples (
   id INTEGER PRIMARY KEY,
   finding_id TEXT,
   drawn_at TEXT,
   stratum TEXT,
   stratum_size INTEGER,
   seed INTEGER,
   run_id INTEGER
);
create unique index idx_samples_run_id_finding_id on samples (run_id, finding_id);
