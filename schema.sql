-- The database of spoglio, version 5: the objective plans of public administrations, one row a record.
--
-- This file is the one source of the schema: the program carries it, `spoglio` databases are made from it, and
-- metadata.yaml (for Datasette) is tested against it.
--
-- Rules that hold in every table
--   * A value that was read out of a text stands in two columns: NAME_raw, the text of the document, and NAME_percent,
--     NAME_value or NAME_date, what was understood of it.
--   * NAME_raw NULL: the document has no place for it. NAME_raw '': it has a place, left blank. The same holds for
--     texts without a raw column (title, description …). NAME_raw filled and the understood column NULL: not understood.
--   * LIST_place = 1: the form has a place for that list (phases, indicators …), even where no row came of it.
--   * Percentages are on the 0-100 scale; dates are ISO 8601 text; truth values are 0 and 1.
--   * position counts from 0 in the order of the document; pointer is the record's JSON pointer (RFC 6901) in
--     document_json.json and in what `spoglio extract` prints.
--   * page (from 1), table_no (from 1 over the document), row_from and row_to (from 1 in that table) and bbox (JSON array
--     x0, y0, x1, y1 in PDF points from the top left) say where in the file the record stands; NULL where it can't be told.
--   * grade says how sure the record is; confidence, 0-100, how sure the recognition of a picture was of the least sure
--     word in it, NULL where the text was in the document.
--   * Deleting a document deletes all that came of it.
--   * References to codes (comparators, precisions …) have no index: codes are never deleted.

PRAGMA application_id = 1399877479; -- 'Spog'
PRAGMA user_version = 5;

------------------------------------------------------------------------------------------------------------------------
-- Codes and their labels
------------------------------------------------------------------------------------------------------------------------

-- Kinds of plan.
CREATE TABLE plan_kinds (
  code     TEXT PRIMARY KEY, -- word of the JSON contract
  label_it TEXT NOT NULL,    -- Italian label
  label_en TEXT NOT NULL     -- English label
) STRICT, WITHOUT ROWID;
INSERT INTO plan_kinds (code, label_it, label_en) VALUES
  ('piao', 'Piano integrato di attività e organizzazione (PIAO)', 'Integrated plan of activities and organisation (PIAO)'),
  ('performance_plan', 'Piano della performance', 'Performance plan'),
  ('peg', 'Piano esecutivo di gestione (PEG)', 'Executive management plan (PEG)'),
  ('objectives_plan', 'Piano dettagliato degli obiettivi (PDO)', 'Detailed plan of objectives (PDO)'),
  ('performance_report', 'Relazione sulla performance', 'Performance report'),
  ('other', 'Altro documento', 'Other document');

-- How serious a finding is.
CREATE TABLE severities (
  code     TEXT PRIMARY KEY,       -- word of the JSON contract
  rank     INTEGER NOT NULL UNIQUE, -- 1 is the most serious
  label_it TEXT NOT NULL,          -- Italian label
  label_en TEXT NOT NULL           -- English label
) STRICT, WITHOUT ROWID;
INSERT INTO severities (code, rank, label_it, label_en) VALUES
  ('error', 1, 'errore', 'error'),
  ('warning', 2, 'avviso', 'warning'),
  ('info', 3, 'nota', 'note');

-- How a target's value is to be compared.
CREATE TABLE comparators (
  code     TEXT PRIMARY KEY, -- sign or word of the JSON contract
  label_it TEXT NOT NULL,    -- Italian label
  label_en TEXT NOT NULL     -- English label
) STRICT, WITHOUT ROWID;
INSERT INTO comparators (code, label_it, label_en) VALUES
  ('=', 'uguale a', 'equal to'),
  ('<', 'minore di', 'less than'),
  ('<=', 'non superiore a', 'at most'),
  ('>', 'maggiore di', 'more than'),
  ('>=', 'almeno', 'at least'),
  ('between', 'compreso tra', 'between'),
  ('text', 'solo parole', 'words only');

-- How exact a date is written; no code where the day is written.
CREATE TABLE precisions (
  code     TEXT PRIMARY KEY, -- word of the JSON contract
  label_it TEXT NOT NULL,    -- Italian label
  label_en TEXT NOT NULL     -- English label
) STRICT, WITHOUT ROWID;
INSERT INTO precisions (code, label_it, label_en) VALUES
  ('month', 'mese', 'month'),
  ('quarter', 'trimestre', 'quarter'),
  ('four-months', 'quadrimestre', 'third of a year'),
  ('semester', 'semestre', 'half year'),
  ('year', 'anno', 'year');

-- Whom a unit's objectives bind.
CREATE TABLE scopes (
  code     TEXT PRIMARY KEY, -- word of the JSON contract
  label_it TEXT NOT NULL,    -- Italian label
  label_en TEXT NOT NULL     -- English label
) STRICT, WITHOUT ROWID;
INSERT INTO scopes (code, label_it, label_en) VALUES
  ('unit', 'una struttura', 'one unit'),
  ('transversal', 'tutte le strutture', 'all units');

-- The audit rules that found something so far.
CREATE TABLE rules (
  code   TEXT PRIMARY KEY, -- stable code (WGT001)
  name   TEXT NOT NULL,    -- stable name (missing-weight)
  family TEXT NOT NULL GENERATED ALWAYS AS (substr(code, 1, 3)) VIRTUAL -- first letters of the code (WGT)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------------------
-- Documents
------------------------------------------------------------------------------------------------------------------------

-- Runs of the program that wrote into this database.
CREATE TABLE runs (
  id              INTEGER PRIMARY KEY, -- key
  command         TEXT NOT NULL,       -- the command line
  spoglio_version TEXT NOT NULL,       -- version of the program
  started_at      TEXT NOT NULL,       -- ISO 8601, UTC
  finished_at     TEXT,                -- ISO 8601, UTC; NULL while it runs or where it was cut off
  options         TEXT,                -- what it was asked for, as a JSON object
  outcome         TEXT CHECK (outcome IN ('done', 'cancelled', 'failed')), -- how it ended; NULL as finished_at
  files           INTEGER,             -- files that were to be read; this and the next ones NULL as finished_at
  added           INTEGER,             -- documents that were new
  replaced        INTEGER,             -- documents whose records took the place of older ones
  unchanged       INTEGER,             -- documents that were there already, the very same
  unreadable      INTEGER,             -- files of which nothing could be read
  partly          INTEGER,             -- documents of which a part could not be read
  skipped         INTEGER,             -- files that were left out: other types, hidden, met twice, too old
  seconds         REAL,                -- time from its start to its end
  peak_bytes      INTEGER,             -- most memory that the program itself used; NULL where the system does not tell
  worker_peak_bytes INTEGER            -- most memory that one of its reading processes used; NULL where none was needed
) STRICT;

-- Files that were read, the unreadable ones included.
CREATE TABLE documents (
  id              INTEGER PRIMARY KEY,   -- key; stays when the document is read again
  path            TEXT NOT NULL UNIQUE,  -- path as it was given
  sha256          TEXT NOT NULL,         -- SHA-256 of the bytes, hexadecimal; empty where the file was too large to be read or could not be opened
  content_sha256  TEXT,                  -- SHA-256 of the document in a signed file, hexadecimal; NULL where the file is not signed
  media_type      TEXT NOT NULL,         -- IANA media type, told from the content
  reader          TEXT,                  -- who read it (docx, pdf, ocr …); NULL where nothing could be read
  pages           INTEGER,               -- pages, where the format has pages
  tables          INTEGER NOT NULL,      -- number of tables
  cells           INTEGER NOT NULL,      -- table cells that are not blank
  claimed         INTEGER NOT NULL,      -- those that some record was read from
  furniture       INTEGER NOT NULL,      -- those that are repeated headers, page furniture or hidden
  error_code      TEXT,                  -- why nothing could be read (encrypted, malformed …); NULL where it was read
  error_detail    TEXT,                  -- where and what exactly
  spoglio_version TEXT NOT NULL,         -- version of the program that read it
  fingerprint     TEXT NOT NULL,         -- fingerprint of the grammars and settings that it was read with
  seconds         REAL,                  -- time that the analysis took
  imported_at     TEXT,                  -- ISO 8601, UTC
  run_id          INTEGER REFERENCES runs (id) ON DELETE SET NULL, -- the run that wrote it
  left_out        INTEGER,               -- records left out for their grade; NULL: none
  grammars        TEXT,                  -- JSON: which grammars for some documents only held for it, which did not; NULL: there were none
  CHECK (error_detail IS NULL OR error_code IS NOT NULL)
) STRICT;
CREATE INDEX documents_run_id ON documents (run_id);
CREATE INDEX documents_sha256 ON documents (sha256);

-- The whole extraction of a document as JSON (spoglio.plan/1), exactly as `spoglio extract` prints it.
CREATE TABLE document_json (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- the document
  json        TEXT NOT NULL                                                    -- its JSON
) STRICT;

-- What a document came in, from the outside to the inside.
CREATE TABLE containers (
  id          INTEGER PRIMARY KEY,                                          -- key
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                       -- order, from the outside
  path        TEXT NOT NULL,                                                -- its path
  format      TEXT NOT NULL CHECK (format IN ('zip', 'p7m', 'message')),    -- what it is
  sha256      TEXT NOT NULL                                                 -- SHA-256 of its bytes, hexadecimal
) STRICT;
CREATE INDEX containers_document_id ON containers (document_id);

-- Signatures around a document, as they say themselves: none of them was verified.
CREATE TABLE signatures (
  id          INTEGER PRIMARY KEY,                                          -- key
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                       -- order, from the outside
  path        TEXT NOT NULL,                                                -- the signed file: the document, or a container of it
  signer      TEXT,                                                         -- common name in the certificate; NULL where it can't be read
  signed_at   TEXT,                                                         -- ISO 8601, UTC, by the signer's own account; NULL where it is not told
  verified    INTEGER NOT NULL CHECK (verified IN (0, 1))                   -- 1 where the signature was checked: never so far
) STRICT;
CREATE INDEX signatures_document_id ON signatures (document_id);

-- Documents that are the same plan in another file (Word and PDF, a signed copy), told by content; each pair stands twice.
CREATE TABLE same_plans (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- a document
  other_id    INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- one that is the same plan
  share       REAL NOT NULL,                                                -- share of the objectives that both have, 0-1
  PRIMARY KEY (document_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX same_plans_other_id ON same_plans (other_id);

-- By what documents are found that may be the same plan: hashes of a few of their titles.
CREATE TABLE plan_sketches (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                       -- which of the sketches
  sketch      INTEGER NOT NULL,                                             -- the hash
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_sketches_sketch ON plan_sketches (sketch, position);

-- What a reader had to skip, mend or guess.
CREATE TABLE document_notes (
  id          INTEGER PRIMARY KEY,                                             -- key
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,    -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                          -- order in the document
  code        TEXT NOT NULL, -- stable word for what happened
  detail      TEXT NOT NULL, -- detail for a person
  page        INTEGER,       -- page, from 1
  table_no    INTEGER,       -- table, from 1 over the document
  row_from    INTEGER,       -- first row in that table, from 1
  row_to      INTEGER,       -- last row
  bbox        TEXT,           -- box on the page
  confidence INTEGER -- how sure the recognition of a picture was, 0-100
) STRICT;
CREATE INDEX document_notes_document_id ON document_notes (document_id);

-- Tables and parts of tables that no record was read from: never dropped.
CREATE TABLE unclaimed (
  id          INTEGER PRIMARY KEY,                                          -- key
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                       -- order in the document
  kind        TEXT,             -- what it was told to be (budget, risk-register …); NULL where nothing is known of it
  header      TEXT NOT NULL CHECK (json_valid(header)), -- texts of its first row, a JSON array
  rows        INTEGER NOT NULL, -- number of rows
  cells       INTEGER NOT NULL, -- cells that are not blank
  page        INTEGER,          -- page, from 1
  table_no    INTEGER,          -- table, from 1 over the document
  row_from    INTEGER,          -- first row in that table, from 1
  row_to      INTEGER,          -- last row
  bbox        TEXT,             -- box on the page
  pointer     TEXT NOT NULL,     -- JSON pointer of the record
  confidence INTEGER -- how sure the recognition of a picture was, 0-100
) STRICT;
CREATE INDEX unclaimed_document_id ON unclaimed (document_id);

------------------------------------------------------------------------------------------------------------------------
-- Plans and units
------------------------------------------------------------------------------------------------------------------------

-- Public administrations (enti), one row a spelling of the name.
CREATE TABLE entities (
  id       INTEGER PRIMARY KEY, -- key
  name     TEXT NOT NULL,       -- name as written
  ipa_code TEXT                 -- code in the index of public administrations (IPA)
) STRICT;
CREATE UNIQUE INDEX entities_name ON entities (name, coalesce(ipa_code, ''));

-- The plan that a document is, one a document.
CREATE TABLE plans (
  id          INTEGER PRIMARY KEY,                                                 -- key
  document_id INTEGER NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE, -- the document
  kind        TEXT REFERENCES plan_kinds (code), -- kind of plan; NULL where the document does not tell
  title       TEXT,                              -- title, without entity and years
  entity_id   INTEGER REFERENCES entities (id),  -- whose plan it is
  year_from   INTEGER,                           -- first year
  year_to     INTEGER,                           -- last year; the same for a plan of one year
  pointer     TEXT NOT NULL                      -- JSON pointer of the record
) STRICT;
CREATE INDEX plans_entity_id ON plans (entity_id);
CREATE INDEX plans_year_from ON plans (year_from);

-- an entity lives as long as a plan names it
CREATE TRIGGER plans_forget_entity AFTER DELETE ON plans WHEN old.entity_id IS NOT NULL BEGIN
  DELETE FROM entities WHERE id = old.entity_id AND NOT EXISTS (SELECT 1 FROM plans WHERE entity_id = old.entity_id);
END;

-- The weighted parts that a plan declares.
CREATE TABLE plan_components (
  id             INTEGER PRIMARY KEY,                                      -- key
  plan_id        INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE, -- the plan
  position       INTEGER NOT NULL CHECK (position >= 0),                   -- order in the document
  label          TEXT,          -- A, B, 1
  title          TEXT NOT NULL, -- title
  weight_raw     TEXT,          -- weight as written
  weight_percent REAL,          -- weight understood, 0-100
  page           INTEGER,       -- page, from 1
  table_no       INTEGER,       -- table, from 1 over the document
  row_from       INTEGER,       -- first row in that table, from 1
  row_to         INTEGER,       -- last row
  bbox           TEXT,          -- box on the page
  pointer        TEXT NOT NULL, -- JSON pointer of the record
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (weight_percent IS NULL OR weight_raw IS NOT NULL)
) STRICT;
CREATE INDEX plan_components_plan_id ON plan_components (plan_id);

-- Units: settore, area, direzione, centro di responsabilità.
CREATE TABLE units (
  id                    INTEGER PRIMARY KEY,                                          -- key
  document_id           INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position              INTEGER NOT NULL CHECK (position >= 0),                       -- order in the document
  name                  TEXT, -- the heading that opens the unit's part, without its ordinal
  number                TEXT, -- the heading's ordinal
  responsibility_center TEXT, -- settore/centro di responsabilità, as its own cell says
  responsible_raw       TEXT, -- who leads it, as written
  responsible_name      TEXT, -- the name without title; NULL for a collective
  responsible_honorific TEXT, -- dott.ssa, ing. as written
  scope                 TEXT NOT NULL REFERENCES scopes (code), -- one unit or all
  year_from             INTEGER, -- first year that the unit's own heading names
  year_to               INTEGER, -- last year
  staff_place           INTEGER NOT NULL CHECK (staff_place IN (0, 1)), -- 1: the unit has a staff table of its own
  page                  INTEGER, -- page, from 1
  table_no              INTEGER, -- table, from 1 over the document
  row_from              INTEGER, -- first row in that table, from 1
  row_to                INTEGER, -- last row
  bbox                  TEXT,    -- box on the page
  pointer               TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER -- how sure the recognition of a picture was, 0-100
) STRICT;
CREATE INDEX units_document_id ON units (document_id);

------------------------------------------------------------------------------------------------------------------------
-- Objectives
------------------------------------------------------------------------------------------------------------------------

-- Objectives: cards, rows of a matrix, headings with their labels.
CREATE TABLE objectives (
  id                    INTEGER PRIMARY KEY,                                      -- key
  unit_id               INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE, -- the unit
  position              INTEGER NOT NULL CHECK (position >= 0),                   -- order in the unit
  number                INTEGER, -- ordinal, where one is written
  code                  TEXT,    -- code
  title                 TEXT,    -- title; '' where its place is left blank
  category              TEXT,    -- the row's own label, where the table has one
  group_label           TEXT,    -- the band of rows or the heading that it stands under (group in the JSON)
  description           TEXT,    -- description, purpose
  expected_result       TEXT,    -- expected result, where it is the objective's and not an indicator's
  weight_raw            TEXT,    -- weight as written on the objective
  weight_percent        REAL,    -- weight understood, 0-100
  mission_raw           TEXT,    -- budget mission as written
  mission_code          TEXT,    -- its code
  mission_title         TEXT,    -- its title
  program_raw           TEXT,    -- budget programme as written
  program_code          TEXT,    -- its code
  program_title         TEXT,    -- its title
  strategic_objective   TEXT,    -- the strategic objective, mandate line or public value that it serves
  responsible_raw       TEXT,    -- the objective's own responsible person, as written
  responsible_name      TEXT,    -- the name without title; NULL for a collective
  responsible_honorific TEXT,    -- dott.ssa, ing. as written
  deadline_raw          TEXT,    -- the objective's own deadline, as written
  deadline_date         TEXT CHECK (deadline_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- understood
  deadline_date_to      TEXT CHECK (deadline_date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- end of a span
  deadline_precision    TEXT REFERENCES precisions (code), -- how exact; NULL where the day is written
  notes                 TEXT,    -- notes
  years_place           INTEGER NOT NULL CHECK (years_place IN (0, 1)),        -- 1: there is a place for years
  types_place           INTEGER NOT NULL CHECK (types_place IN (0, 1)),        -- 1: there is a place for types
  stakeholders_place    INTEGER NOT NULL CHECK (stakeholders_place IN (0, 1)), -- 1: there is a place for stakeholders
  other_units_place     INTEGER NOT NULL CHECK (other_units_place IN (0, 1)),  -- 1: there is a place for other units
  phases_place          INTEGER NOT NULL CHECK (phases_place IN (0, 1)),       -- 1: there is a place for phases
  indicators_place      INTEGER NOT NULL CHECK (indicators_place IN (0, 1)),   -- 1: there is a place for indicators
  staff_place           INTEGER NOT NULL CHECK (staff_place IN (0, 1)),        -- 1: there is a place for people
  page                  INTEGER, -- page, from 1
  table_no              INTEGER, -- table, from 1 over the document
  row_from              INTEGER, -- first row in that table, from 1
  row_to                INTEGER, -- last row
  bbox                  TEXT,    -- box on the page
  pointer               TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (weight_percent IS NULL OR weight_raw IS NOT NULL),
  CHECK (deadline_date IS NULL OR deadline_raw IS NOT NULL)
) STRICT;
CREATE INDEX objectives_unit_id ON objectives (unit_id);

-- Years of reference of an objective, ticked or not.
CREATE TABLE objective_years (
  id           INTEGER PRIMARY KEY,                                           -- key
  objective_id INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE, -- the objective
  position     INTEGER NOT NULL CHECK (position >= 0),                        -- order in the form
  year         INTEGER NOT NULL,                                              -- the year
  selected     INTEGER NOT NULL CHECK (selected IN (0, 1))                    -- 1: ticked
) STRICT;
CREATE INDEX objective_years_objective_id ON objective_years (objective_id);

-- Types of an objective, ticked or not.
CREATE TABLE objective_types (
  id           INTEGER PRIMARY KEY,                                           -- key
  objective_id INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE, -- the objective
  position     INTEGER NOT NULL CHECK (position >= 0),                        -- order in the form
  label        TEXT NOT NULL,                                                 -- the label beside the box
  selected     INTEGER NOT NULL CHECK (selected IN (0, 1))                    -- 1: ticked
) STRICT;
CREATE INDEX objective_types_objective_id ON objective_types (objective_id);

-- Stakeholders of an objective.
CREATE TABLE stakeholders (
  id           INTEGER PRIMARY KEY,                                           -- key
  objective_id INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE, -- the objective
  position     INTEGER NOT NULL CHECK (position >= 0),                        -- order in the cell
  name         TEXT NOT NULL                                                  -- as written
) STRICT;
CREATE INDEX stakeholders_objective_id ON stakeholders (objective_id);

-- Other units involved in an objective.
CREATE TABLE objective_other_units (
  id           INTEGER PRIMARY KEY,                                           -- key
  objective_id INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE, -- the objective
  position     INTEGER NOT NULL CHECK (position >= 0),                        -- order in the cell
  name         TEXT NOT NULL                                                  -- as written
) STRICT;
CREATE INDEX objective_other_units_objective_id ON objective_other_units (objective_id);

-- Phases of an objective.
CREATE TABLE phases (
  id                 INTEGER PRIMARY KEY,                                           -- key
  objective_id       INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE, -- the objective
  position           INTEGER NOT NULL CHECK (position >= 0),                        -- order in the objective
  description        TEXT NOT NULL, -- what is done
  start_raw          TEXT,          -- start as written
  start_date         TEXT CHECK (start_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- start understood
  start_date_to      TEXT CHECK (start_date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- end of a span
  start_precision    TEXT REFERENCES precisions (code), -- how exact; NULL where the day is written
  due_raw            TEXT,          -- deadline as written
  due_date           TEXT CHECK (due_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- deadline understood
  due_date_to        TEXT CHECK (due_date_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- end of a span
  due_precision      TEXT REFERENCES precisions (code), -- how exact; NULL where the day is written
  weight_raw         TEXT,          -- weight as written
  weight_percent     REAL,          -- weight understood, 0-100
  completion_raw     TEXT,          -- share completed, as written
  completion_percent REAL,          -- share completed, 0-100
  page               INTEGER,       -- page, from 1
  table_no           INTEGER,       -- table, from 1 over the document
  row_from           INTEGER,       -- first row in that table, from 1
  row_to             INTEGER,       -- last row
  bbox               TEXT,          -- box on the page
  pointer            TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (start_date IS NULL OR start_raw IS NOT NULL),
  CHECK (due_date IS NULL OR due_raw IS NOT NULL),
  CHECK (weight_percent IS NULL OR weight_raw IS NOT NULL),
  CHECK (completion_percent IS NULL OR completion_raw IS NOT NULL)
) STRICT;
CREATE INDEX phases_objective_id ON phases (objective_id);

-- Indicator tables that belong to a whole plan and to no objective.
CREATE TABLE indicator_tables (
  id          INTEGER PRIMARY KEY,                                          -- key
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position    INTEGER NOT NULL CHECK (position >= 0),                       -- order in the document
  title       TEXT,          -- the heading above it
  page        INTEGER,       -- page, from 1
  table_no    INTEGER,       -- table, from 1 over the document
  row_from    INTEGER,       -- first row in that table, from 1
  row_to      INTEGER,       -- last row
  bbox        TEXT,          -- box on the page
  pointer     TEXT NOT NULL,  -- JSON pointer of the record
  confidence INTEGER -- how sure the recognition of a picture was, 0-100
) STRICT;
CREATE INDEX indicator_tables_document_id ON indicator_tables (document_id);

-- Indicators: of an objective, or of an indicator table of the whole plan.
CREATE TABLE indicators (
  id                  INTEGER PRIMARY KEY,                                        -- key
  objective_id        INTEGER REFERENCES objectives (id) ON DELETE CASCADE,       -- the objective, or …
  indicator_table_id  INTEGER REFERENCES indicator_tables (id) ON DELETE CASCADE, -- … the plan's indicator table
  position            INTEGER NOT NULL CHECK (position >= 0),                     -- order in it
  description         TEXT NOT NULL, -- what is measured
  kind                TEXT,          -- its kind (efficacia, efficienza, output …), as written
  formula             TEXT,          -- formula
  unit                TEXT,          -- unit of measure, as its own cell says
  data_source         TEXT,          -- source of the data
  weight_raw          TEXT,          -- weight as written
  weight_percent      REAL,          -- weight understood, 0-100
  baseline_raw        TEXT,          -- baseline as written
  baseline_value      REAL,          -- baseline understood
  targets_place       INTEGER NOT NULL CHECK (targets_place IN (0, 1)), -- 1: there is a place for targets
  actual_raw          TEXT,          -- actual value as written
  actual_value        REAL,          -- actual value understood
  achievement_raw     TEXT,          -- share achieved, as written
  achievement_percent REAL,          -- share achieved, 0-100
  page                INTEGER,       -- page, from 1
  table_no            INTEGER,       -- table, from 1 over the document
  row_from            INTEGER,       -- first row in that table, from 1
  row_to              INTEGER,       -- last row
  bbox                TEXT,          -- box on the page
  pointer             TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK ((objective_id IS NULL) <> (indicator_table_id IS NULL)),
  CHECK (weight_percent IS NULL OR weight_raw IS NOT NULL),
  CHECK (baseline_value IS NULL OR baseline_raw IS NOT NULL),
  CHECK (actual_value IS NULL OR actual_raw IS NOT NULL),
  CHECK (achievement_percent IS NULL OR achievement_raw IS NOT NULL)
) STRICT;
CREATE INDEX indicators_objective_id ON indicators (objective_id);
CREATE INDEX indicators_indicator_table_id ON indicators (indicator_table_id) WHERE indicator_table_id IS NOT NULL;

-- Targets of an indicator, one a year where the columns name years.
CREATE TABLE indicator_targets (
  id           INTEGER PRIMARY KEY,                                           -- key
  indicator_id INTEGER NOT NULL REFERENCES indicators (id) ON DELETE CASCADE, -- the indicator
  position     INTEGER NOT NULL CHECK (position >= 0),                        -- order in the row
  year         INTEGER,       -- the year that the column names; NULL where it names none
  raw          TEXT NOT NULL, -- target as written; '' where left blank
  comparator   TEXT REFERENCES comparators (code), -- how to compare; NULL where left blank
  value        REAL,          -- first or only number; 1 or 0 for yes or no; NULL for words and dates
  value_to     REAL,          -- second number of between
  unit         TEXT,          -- %, bool, date or the unit that the cell writes; NULL for a bare number
  date         TEXT CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]') -- where the target is a date
) STRICT;
CREATE INDEX indicator_targets_indicator_id ON indicator_targets (indicator_id);

-- Numbers of a target that counts several things, each with what it counts.
CREATE TABLE target_parts (
  id        INTEGER PRIMARY KEY,                                                  -- key
  target_id INTEGER NOT NULL REFERENCES indicator_targets (id) ON DELETE CASCADE, -- the target
  position  INTEGER NOT NULL CHECK (position >= 0),                               -- order in the cell
  value     REAL NOT NULL, -- the number
  noun      TEXT NOT NULL  -- what is counted
) STRICT;
CREATE INDEX target_parts_target_id ON target_parts (target_id);

-- People of the staff tables: of an objective, or of a unit where objective_id is NULL.
CREATE TABLE people (
  id            INTEGER PRIMARY KEY,                                      -- key
  unit_id       INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE, -- the unit
  objective_id  INTEGER REFERENCES objectives (id) ON DELETE CASCADE,     -- the objective; NULL: staff of the unit
  position      INTEGER NOT NULL CHECK (position >= 0),                   -- order in the table
  name          TEXT NOT NULL, -- name as written
  category      TEXT,          -- contract category
  hours_raw     TEXT,          -- hours a week, as written
  hours_value   REAL,          -- hours a week
  share_raw     TEXT,          -- share of the working time, as written
  share_percent REAL,          -- share of the working time, 0-100
  page          INTEGER,       -- page, from 1
  table_no      INTEGER,       -- table, from 1 over the document
  row_from      INTEGER,       -- first row in that table, from 1
  row_to        INTEGER,       -- last row
  bbox          TEXT,          -- box on the page
  pointer       TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (hours_value IS NULL OR hours_raw IS NOT NULL),
  CHECK (share_percent IS NULL OR share_raw IS NOT NULL)
) STRICT;
CREATE INDEX people_unit_id ON people (unit_id);
CREATE INDEX people_objective_id ON people (objective_id) WHERE objective_id IS NOT NULL;

------------------------------------------------------------------------------------------------------------------------
-- Summaries (riepiloghi): tables that list objectives kept elsewhere
------------------------------------------------------------------------------------------------------------------------

-- Summary tables of a unit.
CREATE TABLE summaries (
  id          INTEGER PRIMARY KEY,                                      -- key
  unit_id     INTEGER NOT NULL REFERENCES units (id) ON DELETE CASCADE, -- the unit
  position    INTEGER NOT NULL CHECK (position >= 0),                   -- order in the unit
  title       TEXT,          -- the heading above it
  total_raw   TEXT,          -- the table's own total or final score, as written
  total_value REAL,          -- the total understood
  page        INTEGER,       -- page, from 1
  table_no    INTEGER,       -- table, from 1 over the document
  row_from    INTEGER,       -- first row in that table, from 1
  row_to      INTEGER,       -- last row
  bbox        TEXT,          -- box on the page
  pointer     TEXT NOT NULL, -- JSON pointer of the record
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (total_value IS NULL OR total_raw IS NOT NULL)
) STRICT;
CREATE INDEX summaries_unit_id ON summaries (unit_id);

-- Rows of a summary, one objective each.
CREATE TABLE summary_rows (
  id                  INTEGER PRIMARY KEY,                                          -- key
  summary_id          INTEGER NOT NULL REFERENCES summaries (id) ON DELETE CASCADE, -- the summary
  objective_id        INTEGER REFERENCES objectives (id) ON DELETE SET NULL, -- its objective, where that is certain
  position            INTEGER NOT NULL CHECK (position >= 0),                       -- order in the table
  number              INTEGER,       -- ordinal
  code                TEXT,          -- code
  title               TEXT,          -- title
  weight_raw          TEXT,          -- weight as written
  weight_percent      REAL,          -- weight understood, 0-100
  reference           TEXT,          -- parametro di riferimento
  achievement_raw     TEXT,          -- share achieved, as written
  achievement_percent REAL,          -- share achieved, 0-100
  band                TEXT,          -- fascia di valutazione
  score_raw           TEXT,          -- score as written
  score_value         REAL,          -- score understood
  page                INTEGER,       -- page, from 1
  table_no            INTEGER,       -- table, from 1 over the document
  row_from            INTEGER,       -- first row in that table, from 1
  row_to              INTEGER,       -- last row
  bbox                TEXT,          -- box on the page
  pointer             TEXT NOT NULL, -- JSON pointer of the record
  grade TEXT NOT NULL DEFAULT 'A' CHECK (grade IN ('A', 'B', 'C')), -- how sure the record is: A certain, B likely, C a guess
  confidence INTEGER, -- how sure the recognition of a picture was, 0-100
  CHECK (weight_percent IS NULL OR weight_raw IS NOT NULL),
  CHECK (achievement_percent IS NULL OR achievement_raw IS NOT NULL),
  CHECK (score_value IS NULL OR score_raw IS NOT NULL)
) STRICT;
CREATE INDEX summary_rows_summary_id ON summary_rows (summary_id);
CREATE INDEX summary_rows_objective_id ON summary_rows (objective_id) WHERE objective_id IS NOT NULL;

------------------------------------------------------------------------------------------------------------------------
-- Findings of the audit
------------------------------------------------------------------------------------------------------------------------

-- What the audit found.
CREATE TABLE findings (
  id           INTEGER PRIMARY KEY,                                          -- key
  document_id  INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- the document
  position     INTEGER NOT NULL CHECK (position >= 0),                       -- order in the report
  rule         TEXT NOT NULL REFERENCES rules (code),                        -- the rule
  severity     TEXT NOT NULL REFERENCES severities (code),                   -- how serious
  message      TEXT NOT NULL, -- what is wrong, in the language that was chosen
  pointer      TEXT NOT NULL, -- JSON pointer to the record that it is about
  unit_id      INTEGER REFERENCES units (id) ON DELETE CASCADE,      -- the unit that the pointer leads to
  objective_id INTEGER REFERENCES objectives (id) ON DELETE CASCADE, -- the objective that the pointer leads to
  page         INTEGER,       -- page, from 1
  table_no     INTEGER,       -- table, from 1 over the document
  row_from     INTEGER,       -- first row in that table, from 1
  row_to       INTEGER,       -- last row
  bbox         TEXT,           -- box on the page
  confidence INTEGER -- how sure the recognition of a picture was, 0-100
) STRICT;
CREATE INDEX findings_document_id ON findings (document_id);
CREATE INDEX findings_rule ON findings (rule);
CREATE INDEX findings_unit_id ON findings (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX findings_objective_id ON findings (objective_id) WHERE objective_id IS NOT NULL;

-- Other records that have to do with a finding.
CREATE TABLE finding_related (
  id         INTEGER PRIMARY KEY,                                         -- key
  finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE, -- the finding
  position   INTEGER NOT NULL CHECK (position >= 0),                      -- order
  pointer    TEXT NOT NULL                                                -- JSON pointer to the record
) STRICT;
CREATE INDEX finding_related_finding_id ON finding_related (finding_id);

------------------------------------------------------------------------------------------------------------------------
-- Full-text search over the objectives: accents and letter case do not count
------------------------------------------------------------------------------------------------------------------------

-- the name in double quotes is how Datasette tells that objectives can be searched
CREATE VIRTUAL TABLE objectives_fts USING fts5 (
  title, description, expected_result,
  content="objectives", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
-- new objectives are put in by the program, those of a document together: a trigger would do it one by one, which takes
-- several times as long; what is changed or deleted later is followed
CREATE TRIGGER objectives_fts_delete AFTER DELETE ON objectives BEGIN
  INSERT INTO objectives_fts (objectives_fts, rowid, title, description, expected_result)
  VALUES ('delete', old.id, old.title, old.description, old.expected_result);
END;
CREATE TRIGGER objectives_fts_update AFTER UPDATE OF title, description, expected_result ON objectives BEGIN
  INSERT INTO objectives_fts (objectives_fts, rowid, title, description, expected_result)
  VALUES ('delete', old.id, old.title, old.description, old.expected_result);
  INSERT INTO objectives_fts (rowid, title, description, expected_result)
  VALUES (new.id, new.title, new.description, new.expected_result);
END;

------------------------------------------------------------------------------------------------------------------------
-- Views for people: one line says whose plan, which years, which unit, which file and page
------------------------------------------------------------------------------------------------------------------------

-- Units with their plan: the base of the other views.
CREATE VIEW v_units AS
SELECT
  u.id                                     AS unit_id,
  u.document_id                            AS document_id,
  e.name                                   AS entity,
  p.kind                                   AS plan_kind,
  coalesce(p.year_from, u.year_from)       AS year_from,
  coalesce(p.year_to, u.year_to)           AS year_to,
  coalesce(u.name, u.responsibility_center) AS unit,
  u.number                                 AS unit_number,
  u.scope                                  AS scope,
  u.responsible_raw                        AS responsible,
  (SELECT count(*) FROM objectives AS o WHERE o.unit_id = u.id) AS objectives,
  d.path                                   AS file,
  u.page                                   AS page
FROM units AS u
JOIN documents AS d ON d.id = u.document_id
LEFT JOIN plans AS p ON p.document_id = u.document_id
LEFT JOIN entities AS e ON e.id = p.entity_id;

-- Objectives with their plan and unit.
CREATE VIEW v_objectives AS
SELECT
  o.id                AS objective_id,
  v.document_id       AS document_id,
  v.entity            AS entity,
  v.plan_kind         AS plan_kind,
  v.year_from         AS year_from,
  v.year_to           AS year_to,
  v.unit              AS unit,
  o.number            AS number,
  o.code              AS code,
  o.title             AS title,
  o.group_label       AS group_label,
  o.weight_raw        AS weight_raw,
  o.weight_percent    AS weight_percent,
  -- only where all the summaries that list it agree
  (SELECT CASE WHEN min(r.weight_percent) = max(r.weight_percent) THEN min(r.weight_percent) END
   FROM summary_rows AS r WHERE r.objective_id = o.id) AS summary_weight_percent,
  o.deadline_date     AS deadline,
  o.grade             AS grade,
  (SELECT max(f.due_date) FROM phases AS f WHERE f.objective_id = o.id) AS last_phase_due,
  (SELECT count(*) FROM phases AS f WHERE f.objective_id = o.id)        AS phases,
  (SELECT count(*) FROM indicators AS i WHERE i.objective_id = o.id)    AS indicators,
  (SELECT count(*) FROM people AS s WHERE s.objective_id = o.id)        AS people,
  (SELECT count(*) FROM findings AS n WHERE n.objective_id = o.id)      AS findings,
  v.file              AS file,
  o.page              AS page,
  o.table_no          AS table_no
FROM objectives AS o
JOIN v_units AS v ON v.unit_id = o.unit_id;

-- Phases with their objective.
CREATE VIEW v_phases AS
SELECT
  f.id                 AS phase_id,
  f.objective_id       AS objective_id,
  v.document_id        AS document_id,
  v.entity             AS entity,
  v.year_from          AS year_from,
  v.year_to            AS year_to,
  v.unit               AS unit,
  o.code               AS objective_code,
  o.title              AS objective,
  f.description        AS phase,
  f.start_date         AS start_date,
  f.due_raw            AS due_raw,
  f.due_date           AS due_date,
  f.due_precision      AS due_precision,
  f.weight_percent     AS weight_percent,
  f.completion_percent AS completion_percent,
  v.file               AS file,
  f.page               AS page,
  f.table_no           AS table_no
FROM phases AS f
JOIN objectives AS o ON o.id = f.objective_id
JOIN v_units AS v ON v.unit_id = o.unit_id;

-- Indicators with their objective, and those of the plan's own indicator tables.
CREATE VIEW v_indicators AS
SELECT
  i.id                  AS indicator_id,
  i.objective_id        AS objective_id,
  d.id                  AS document_id,
  e.name                AS entity,
  p.kind                AS plan_kind,
  coalesce(p.year_from, u.year_from) AS year_from,
  coalesce(p.year_to, u.year_to)     AS year_to,
  coalesce(u.name, u.responsibility_center) AS unit,
  o.code                AS objective_code,
  coalesce(o.title, t.title) AS objective,
  i.description         AS indicator,
  i.kind                AS kind,
  i.formula             AS formula,
  i.unit                AS unit_of_measure,
  i.weight_percent      AS weight_percent,
  i.baseline_raw        AS baseline,
  i.targets_place       AS targets_place,
  (SELECT group_concat(g.target, ' | ')
   FROM (SELECT coalesce(x.year || ': ', '') || x.raw AS target
         FROM indicator_targets AS x WHERE x.indicator_id = i.id ORDER BY x.position) AS g) AS targets,
  EXISTS (SELECT 1 FROM indicator_targets AS g
          WHERE g.indicator_id = i.id AND (g.value IS NOT NULL OR g.date IS NOT NULL)) AS measurable,
  i.actual_raw          AS actual,
  i.achievement_percent AS achievement_percent,
  d.path                AS file,
  i.page                AS page,
  i.table_no            AS table_no
FROM indicators AS i
LEFT JOIN objectives AS o ON o.id = i.objective_id
LEFT JOIN units AS u ON u.id = o.unit_id
LEFT JOIN indicator_tables AS t ON t.id = i.indicator_table_id
JOIN documents AS d ON d.id = coalesce(u.document_id, t.document_id)
LEFT JOIN plans AS p ON p.document_id = d.id
LEFT JOIN entities AS e ON e.id = p.entity_id;

-- People in every part that they play: responsible or staff, of a unit or of an objective.
CREATE VIEW v_people AS
SELECT
  v.document_id AS document_id, v.entity AS entity, v.year_from AS year_from, v.year_to AS year_to, v.unit AS unit,
  s.name AS name, CASE WHEN s.objective_id IS NULL THEN 'unit staff' ELSE 'objective staff' END AS role,
  s.category AS category, s.hours_value AS hours, s.share_percent AS share_percent,
  s.objective_id AS objective_id, o.title AS objective, v.file AS file, s.page AS page, s.table_no AS table_no
FROM people AS s
JOIN v_units AS v ON v.unit_id = s.unit_id
LEFT JOIN objectives AS o ON o.id = s.objective_id
UNION ALL
SELECT
  v.document_id, v.entity, v.year_from, v.year_to, v.unit,
  u.responsible_name, 'unit responsible', NULL, NULL, NULL, NULL, NULL, v.file, u.page, u.table_no
FROM units AS u
JOIN v_units AS v ON v.unit_id = u.id
WHERE u.responsible_name IS NOT NULL
UNION ALL
SELECT
  v.document_id, v.entity, v.year_from, v.year_to, v.unit,
  o.responsible_name, 'objective responsible', NULL, NULL, NULL, o.id, o.title, v.file, o.page, o.table_no
FROM objectives AS o
JOIN v_units AS v ON v.unit_id = o.unit_id
WHERE o.responsible_name IS NOT NULL;

-- Findings with the unit and the objective that they are about, the most serious first.
CREATE VIEW v_findings AS
SELECT
  n.id                                      AS finding_id,
  n.document_id                             AS document_id,
  e.name                                    AS entity,
  p.year_from                               AS year_from,
  p.year_to                                 AS year_to,
  n.rule                                    AS rule,
  r.name                                    AS rule_name,
  n.severity                                AS severity,
  n.message                                 AS message,
  coalesce(u.name, u.responsibility_center) AS unit,
  n.objective_id                            AS objective_id,
  o.title                                   AS objective,
  d.path                                    AS file,
  n.page                                    AS page,
  n.table_no                                AS table_no,
  n.row_from                                AS row_from,
  n.pointer                                 AS pointer
FROM findings AS n
JOIN documents AS d ON d.id = n.document_id
JOIN rules AS r ON r.code = n.rule
JOIN severities AS s ON s.code = n.severity
LEFT JOIN plans AS p ON p.document_id = n.document_id
LEFT JOIN entities AS e ON e.id = p.entity_id
LEFT JOIN units AS u ON u.id = n.unit_id
LEFT JOIN objectives AS o ON o.id = n.objective_id
ORDER BY s.rank, d.path, n.position;

-- Places for a weight that hold none. place: objective (its own), summary (a row of a summary), none (no place at all:
-- neither the objective nor any summary of its unit). state: blank, not understood, no place.
CREATE VIEW v_missing_weights AS
SELECT
  v.document_id AS document_id, v.entity AS entity, v.year_from AS year_from, v.year_to AS year_to, v.unit AS unit,
  'objective' AS place, o.number AS number, o.code AS code, o.title AS title, o.weight_raw AS weight_raw,
  CASE WHEN trim(o.weight_raw) = '' THEN 'blank' ELSE 'not understood' END AS state,
  o.id AS objective_id, v.file AS file, o.page AS page, o.table_no AS table_no, o.row_from AS row_from
FROM objectives AS o
JOIN v_units AS v ON v.unit_id = o.unit_id
WHERE o.weight_raw IS NOT NULL AND o.weight_percent IS NULL
UNION ALL
SELECT
  v.document_id, v.entity, v.year_from, v.year_to, v.unit,
  'summary', r.number, r.code, r.title, r.weight_raw,
  CASE WHEN trim(r.weight_raw) = '' THEN 'blank' ELSE 'not understood' END,
  r.objective_id, v.file, r.page, r.table_no, r.row_from
FROM summary_rows AS r
JOIN summaries AS s ON s.id = r.summary_id
JOIN v_units AS v ON v.unit_id = s.unit_id
WHERE r.weight_raw IS NOT NULL AND r.weight_percent IS NULL
UNION ALL
SELECT
  v.document_id, v.entity, v.year_from, v.year_to, v.unit,
  'none', o.number, o.code, o.title, NULL, 'no place',
  o.id, v.file, o.page, o.table_no, o.row_from
FROM objectives AS o
JOIN v_units AS v ON v.unit_id = o.unit_id
WHERE o.weight_raw IS NULL AND NOT EXISTS (
  SELECT 1 FROM summary_rows AS r JOIN summaries AS s ON s.id = r.summary_id
  WHERE s.unit_id = o.unit_id AND r.weight_raw IS NOT NULL);

-- Sums of the weights a unit: one row for the objectives' own weights and one for each summary that has weights.
-- A sum is only whole where missing is 0; it is NULL where no weight is given at all.
CREATE VIEW v_unit_weights AS
SELECT
  v.document_id AS document_id, v.entity AS entity, v.year_from AS year_from, v.year_to AS year_to,
  v.unit_id AS unit_id, v.unit AS unit, 'objectives' AS list, NULL AS list_title,
  count(*) AS weights, sum(o.weight_percent IS NULL) AS missing, round(sum(o.weight_percent), 4) AS sum_percent,
  v.file AS file, min(o.page) AS page
FROM objectives AS o
JOIN v_units AS v ON v.unit_id = o.unit_id
WHERE o.weight_raw IS NOT NULL
GROUP BY v.unit_id
UNION ALL
SELECT
  v.document_id, v.entity, v.year_from, v.year_to,
  v.unit_id, v.unit, 'summary', s.title,
  count(*), sum(r.weight_percent IS NULL), round(sum(r.weight_percent), 4),
  v.file, s.page
FROM summary_rows AS r
JOIN summaries AS s ON s.id = r.summary_id
JOIN v_units AS v ON v.unit_id = s.unit_id
WHERE r.weight_raw IS NOT NULL
GROUP BY s.id;

-- How much of each document's tables was understood. not_read = cells - claimed - furniture; read_percent leaves the
-- furniture (repeated headers …) out of the count.
CREATE VIEW v_coverage AS
SELECT
  d.id        AS document_id,
  d.path      AS file,
  d.reader    AS reader,
  d.pages     AS pages,
  d.tables    AS tables,
  d.cells     AS cells,
  d.claimed   AS claimed,
  d.furniture AS furniture,
  d.cells - d.claimed - d.furniture AS not_read,
  round(100.0 * d.claimed / nullif(d.cells - d.furniture, 0), 1) AS read_percent,
  (SELECT count(*) FROM unclaimed AS c WHERE c.document_id = d.id) AS unclaimed_tables,
  (SELECT count(*) FROM units AS u JOIN objectives AS o ON o.unit_id = u.id WHERE u.document_id = d.id) AS objectives,
  (SELECT count(*) FROM findings AS n WHERE n.document_id = d.id) AS findings
FROM documents AS d;

-- Pairs of documents that are the same plan, each once.
CREATE VIEW v_same_plans AS
SELECT
  d.id         AS document_id,
  o.id         AS other_id,
  d.path       AS file,
  o.path       AS other_file,
  d.media_type AS media_type,
  o.media_type AS other_media_type,
  s.share      AS share
FROM same_plans AS s
JOIN documents AS d ON d.id = s.document_id
JOIN documents AS o ON o.id = s.other_id
WHERE d.path < o.path;

-- Signatures with the plan that was signed. Not verified.
CREATE VIEW v_signatures AS
SELECT
  d.id         AS document_id,
  e.name       AS entity,
  p.kind       AS plan_kind,
  p.year_from  AS year_from,
  p.year_to    AS year_to,
  s.signer     AS signer,
  s.signed_at  AS signed_at,
  s.verified   AS verified,
  s.path       AS signed_file,
  d.path       AS file
FROM signatures AS s
JOIN documents AS d ON d.id = s.document_id
LEFT JOIN plans AS p ON p.document_id = d.id
LEFT JOIN entities AS e ON e.id = p.entity_id;

-- Documents that could not be read, and why.
CREATE VIEW v_unreadable AS
SELECT
  d.id           AS document_id,
  d.path         AS file,
  d.media_type   AS media_type,
  d.error_code   AS error_code,
  d.error_detail AS error_detail,
  d.imported_at  AS imported_at
FROM documents AS d
WHERE d.error_code IS NOT NULL;
