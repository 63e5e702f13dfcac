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
create index idx_documents_run_id on documents (run_id);
