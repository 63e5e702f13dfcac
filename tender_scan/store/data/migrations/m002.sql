-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
create index idx_documents_run_id on documents (run_id);
