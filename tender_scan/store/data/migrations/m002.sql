-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
create index idx_documents_run_id on documents (run_id);
alter table labels add column document_id TEXT;
alter table labels add column page INTEGER;
alter table labels add column start INTEGER;
alter table labels add column "end" INTEGER;
alter table labels add column term_id TEXT;
create index idx_notices_case_id on notices (case_id);
