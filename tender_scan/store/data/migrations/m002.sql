-- Every format, the run, items, cases: what the second version adds.
-- New columns stand last in their table, here and in schema.toml.
alter table documents add column name_mismatch INTEGER;
alter table mentions add column place TEXT;
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
