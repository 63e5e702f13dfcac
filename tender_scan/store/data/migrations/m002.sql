-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
create index idx_documents_run_id on documents (run_id);
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
