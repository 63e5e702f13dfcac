-- Made by docs/build.py from the migrations; run `just docs`.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE "runs" (
   "id" INTEGER PRIMARY KEY,
   "started_at" TEXT,
   "finished_at" TEXT,
   "tool_version" TEXT,
   "lexicon_id" TEXT,
   "model_id" TEXT,
   "settings" TEXT,
   "counts" TEXT
, kind TEXT);
CREATE TABLE "files" (
   "id" INTEGER PRIMARY KEY,
   "file" TEXT,
   "raw_file" BLOB,
   "size" INTEGER,
   "mtime_ns" INTEGER,
   "state" TEXT,
   "attempts" INTEGER,
   "run_id" INTEGER REFERENCES "runs"("id")
);
CREATE UNIQUE INDEX "idx_files_file"
    ON "files" ("file");
CREATE TABLE "documents" (
   "id" TEXT PRIMARY KEY,
   "media_type" TEXT,
   "bytes" INTEGER,
   "pages" INTEGER,
   "characters" INTEGER,
   "text_source" TEXT,
   "status" TEXT,
   "status_detail" TEXT,
   "attempts" INTEGER,
   "duration_ms" INTEGER,
   "reader" TEXT,
   "title" TEXT,
   "band" TEXT,
   "score" REAL,
   "run_id" INTEGER REFERENCES "runs"("id")
, name_mismatch INTEGER, judged_by INTEGER REFERENCES runs(id), kept BLOB, group_id TEXT);
CREATE INDEX "idx_documents_status"
    ON "documents" ("status");
CREATE INDEX "idx_documents_band_score"
    ON "documents" ("band", "score");
CREATE TABLE "locations" (
   "id" INTEGER PRIMARY KEY,
   "document_id" TEXT REFERENCES "documents"("id"),
   "path" TEXT,
   "raw_path" BLOB,
   "file_id" INTEGER REFERENCES "files"("id"),
   "run_id" INTEGER
);
CREATE UNIQUE INDEX "idx_locations_file_id_path"
    ON "locations" ("file_id", "path");
CREATE INDEX "idx_locations_document_id"
    ON "locations" ("document_id");
CREATE TABLE "pages" (
   "id" INTEGER PRIMARY KEY,
   "document_id" TEXT REFERENCES "documents"("id"),
   "number" INTEGER,
   "text" TEXT,
   "source" TEXT,
   "width" REAL,
   "height" REAL
);
CREATE UNIQUE INDEX "idx_pages_document_id_number"
    ON "pages" ("document_id", "number");
CREATE TABLE "notices" (
   "id" INTEGER PRIMARY KEY,
   "document_id" TEXT REFERENCES "documents"("id"),
   "type" TEXT,
   "title" TEXT,
   "project_id" TEXT,
   "buyer" TEXT,
   "agency" TEXT,
   "suppliers" TEXT,
   "budget_cny" REAL,
   "amount_cny" REAL,
   "published" TEXT,
   "region" TEXT,
   "case_id" TEXT,
   "source_url" TEXT,
   "evidence" TEXT
, opened TEXT, awarded TEXT, signed TEXT, ceiling_cny REAL, lots TEXT, intermediary TEXT, project_key TEXT, title_key TEXT);
CREATE UNIQUE INDEX "idx_notices_document_id"
    ON "notices" ("document_id");
CREATE INDEX "idx_notices_buyer"
    ON "notices" ("buyer");
CREATE INDEX "idx_notices_published"
    ON "notices" ("published");
CREATE INDEX "idx_notices_project_id"
    ON "notices" ("project_id");
CREATE TABLE "watchlist" (
   "id" TEXT PRIMARY KEY,
   "name" TEXT,
   "name_en" TEXT,
   "aliases" TEXT,
   "list" TEXT,
   "listed_on" TEXT,
   "removed_on" TEXT,
   "also" TEXT,
   "credit_code" TEXT,
   "certainty" TEXT,
   "note" TEXT,
   "citation" TEXT
);
CREATE TABLE "parties" (
   "id" INTEGER PRIMARY KEY,
   "notice_id" INTEGER REFERENCES "notices"("id"),
   "role" TEXT,
   "name" TEXT,
   "credit_code" TEXT,
   "watch_id" TEXT REFERENCES "watchlist"("id"),
   "match_basis" TEXT
, consortium TEXT);
CREATE INDEX "idx_parties_notice_id"
    ON "parties" ("notice_id");
CREATE INDEX "idx_parties_name"
    ON "parties" ("name");
CREATE INDEX "idx_parties_watch_id"
    ON "parties" ("watch_id");
CREATE TABLE "terms" (
   "id" TEXT PRIMARY KEY,
   "name" TEXT,
   "kind" TEXT,
   "vendor" TEXT,
   "sense" TEXT,
   "aliases" TEXT,
   "tpp" REAL,
   "performance_density" REAL,
   "controls" TEXT
);
CREATE TABLE "mentions" (
   "id" INTEGER PRIMARY KEY,
   "document_id" TEXT REFERENCES "documents"("id"),
   "page" INTEGER,
   "start" INTEGER,
   "end" INTEGER,
   "surface" TEXT,
   "term_id" TEXT REFERENCES "terms"("id"),
   "implied" INTEGER,
   "sense" TEXT,
   "role" TEXT,
   "route" TEXT,
   "p_sought" REAL,
   "p_lookalike" REAL,
   "band" TEXT,
   "quantity" REAL,
   "controlled_at_date" INTEGER,
   "passage" TEXT,
   "passage_start" INTEGER,
   "reasons" TEXT,
   "boxes" TEXT,
   "obfuscated" INTEGER
, place TEXT, item_id INTEGER REFERENCES items(id), unit TEXT, unit_price_cny REAL, amount_cny REAL);
CREATE INDEX "idx_mentions_document_id_page"
    ON "mentions" ("document_id", "page");
CREATE INDEX "idx_mentions_term_id"
    ON "mentions" ("term_id");
CREATE INDEX "idx_mentions_band_p_sought"
    ON "mentions" ("band", "p_sought");
CREATE TABLE "findings" (
   "id" TEXT PRIMARY KEY,
   "document_id" TEXT REFERENCES "documents"("id"),
   "term_id" TEXT REFERENCES "terms"("id"),
   "band" TEXT,
   "score" REAL,
   "route" TEXT,
   "best_mention_id" INTEGER REFERENCES "mentions"("id"),
   "reasons" TEXT
, copy_of TEXT);
CREATE INDEX "idx_findings_score"
    ON "findings" ("score");
CREATE INDEX "idx_findings_band_score"
    ON "findings" ("band", "score");
CREATE INDEX "idx_findings_document_id"
    ON "findings" ("document_id");
CREATE INDEX "idx_findings_term_id"
    ON "findings" ("term_id");
CREATE INDEX "idx_findings_best_mention_id"
    ON "findings" ("best_mention_id");
CREATE TABLE "labels" (
   "id" INTEGER PRIMARY KEY,
   "finding_id" TEXT,
   "mention_id" INTEGER,
   "decision" TEXT,
   "sense" TEXT,
   "role" TEXT,
   "reviewer" TEXT,
   "note" TEXT,
   "created_at" TEXT
, document_id TEXT, page INTEGER, start INTEGER, "end" INTEGER, term_id TEXT);
CREATE INDEX "idx_labels_finding_id"
    ON "labels" ("finding_id");
CREATE VIRTUAL TABLE pages_fts using fts5(text, content="pages", content_rowid="id", tokenize="unicode61 remove_diacritics 0");
CREATE TABLE pages_indexed (last_page_id integer not null);
CREATE TABLE items (
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
CREATE INDEX idx_items_document_id on items (document_id);
CREATE INDEX idx_mentions_item_id on mentions (item_id);
CREATE INDEX idx_documents_run_id on documents (run_id);
CREATE TABLE "waiting" (
   "id" INTEGER PRIMARY KEY,
   "file_id" INTEGER REFERENCES "files"("id"),
   "number" INTEGER,
   "step" TEXT,
   "pages" INTEGER
);
CREATE UNIQUE INDEX "idx_waiting_file_id_number"
    ON "waiting" ("file_id", "number");
CREATE INDEX idx_notices_project_key on notices (project_key);
CREATE INDEX idx_notices_title_key on notices (title_key);
CREATE INDEX idx_notices_case_id on notices (case_id);
CREATE TABLE sketches (
   document_id TEXT PRIMARY KEY,
   sketch BLOB
);
CREATE TABLE cases (
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
CREATE INDEX idx_cases_status on cases (status);
CREATE INDEX idx_cases_buyer on cases (buyer);
CREATE TABLE samples (
   id INTEGER PRIMARY KEY,
   finding_id TEXT,
   drawn_at TEXT,
   stratum TEXT,
   stratum_size INTEGER,
   seed INTEGER,
   run_id INTEGER
);
CREATE UNIQUE INDEX idx_samples_run_id_finding_id on samples (run_id, finding_id);
CREATE VIEW "review_queue" AS -- One row per finding, passage first: what a person reads to decide.
select
  findings.id as finding_id,
  mentions.passage,
  terms.name as target,
  terms.kind,
  findings.band,
  findings.score,
  mentions.role,
  findings.route,
  mentions.quantity,
  notices.buyer,
  (select group_concat(value, '；') from json_each(notices.suppliers)) as suppliers,
  notices.amount_cny,
  notices.published,
  notices.type as notice_type,
  mentions.controlled_at_date,
  (
    select group_concat(distinct watchlist.name || '：' || parties.match_basis)
    from parties join watchlist on watchlist.id = parties.watch_id
    where parties.notice_id = notices.id
  ) as watch,
  (
    select min(locations.path) from locations
    where locations.document_id = findings.document_id
  ) as path,
  mentions.page,
  (
    select labels.decision from labels
    where labels.finding_id = findings.id
    order by labels.id desc limit 1
  ) as decision,
  findings.copy_of,
  notices.case_id
from findings
join mentions on mentions.id = findings.best_mention_id
join terms on terms.id = findings.term_id
left join notices on notices.document_id = findings.document_id;
insert into _sqlite_migrations (migration_set, name, applied_at) values ('tender-scan', 'm001_first_tables', datetime('now'));
insert into _sqlite_migrations (migration_set, name, applied_at) values ('tender-scan', 'm002_formats_items_cases', datetime('now'));
insert into pages_indexed values (0);
