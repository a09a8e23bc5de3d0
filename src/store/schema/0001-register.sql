-- SPDX-License-Identifier: MIT
-- The register as it began. A shipped step never changes (a test keeps its checksum); what comes later is another step.
--
-- Every noun's table has
--   id         16 random bytes (UUID version 7): made once, never changed, never shown to people
--   row_state  0 live, 1 deleted (hidden, can be undone), 2 erased (every other column blank): rows are never removed
-- and then one column per field, under the name people type. NULL means not set. Days are ISO text, choices are words,
-- references hold the id of the other row. There is no UNIQUE besides the key: two groups may enter the same prison, and
-- that is a duplicate to review, not an error. Checks look at one column only ('+0 days' makes date() refuse a 30th of
-- February).

CREATE TABLE prisoner (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  code TEXT COLLATE NOCASE,          -- P014: short, editable, what people type
  name TEXT,                         -- as on the envelope, in Latin letters
  name_native TEXT,                  -- in the script of the country
  known_as TEXT,                     -- another name people look for
  first_name TEXT,                   -- for the salutation, when it is not the first word of the name
  number TEXT,                       -- given by the prison
  distinguisher TEXT,                -- tells namesakes apart: father's name, year of birth
  gender TEXT,                       -- female, male, other: for the grammar of a letter
  birthday TEXT,                     -- 1980-04-03, or --04-03 when the year is not known
  languages TEXT,                    -- tags, best first, divided by one space: "ku tr"
  language_wish TEXT,                -- the person asked for letters in this language
  status TEXT,                       -- remand, sentenced, administrative, released, deported, deceased
  contact TEXT,                      -- may be written to: direct, relay, none
  contact_said_by TEXT,              -- who said so
  contact_said_on TEXT CHECK (contact_said_on IS date(contact_said_on, '+0 days')),
  naming TEXT,                       -- may be named in public: yes, no, ask
  naming_said_by TEXT,               -- who said so
  naming_said_on TEXT CHECK (naming_said_on IS date(naming_said_on, '+0 days')),
  summary TEXT,                      -- of the case, as it may be told in public
  topics_liked TEXT,                 -- what to write about
  topics_avoid TEXT,                 -- what not to write about
  source TEXT,                       -- where all this is known from
  verified_on TEXT CHECK (verified_on IS date(verified_on, '+0 days')), -- day somebody last made sure
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),          -- day contact ended
  ended_why TEXT,                    -- why it ended
  note TEXT                          -- for keepers only, never printed
) STRICT;
-- Codes of deleted people count too when the next free one is looked for.
CREATE INDEX prisoner_code ON prisoner (code);
CREATE INDEX prisoner_number ON prisoner (number) WHERE row_state = 0 AND number IS NOT NULL;

CREATE TABLE prison (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  code TEXT COLLATE NOCASE,          -- TR-SNC
  name TEXT,                         -- in Latin letters
  name_native TEXT,                  -- in its own script
  kind TEXT,                         -- prison, remand prison, camp, all prisons of a state
  country TEXT,                      -- ISO 3166-1 code
  state TEXT,                        -- region: part of the address and scope of rules
  mail_status TEXT,                  -- open, relay, suspended
  address_template TEXT,             -- lines of this prison's own layout; NULL: the layout of the country
  address_native TEXT,               -- the same lines in the local script
  street TEXT,                       -- street and number, or post box
  district TEXT,                     -- part of the town
  city TEXT,                         -- town
  postcode TEXT,                     -- postal code
  sorting_code TEXT,                 -- such as CEDEX
  number_label TEXT,                 -- what this prison calls a prisoner's number
  language TEXT,                     -- letters must be in this language
  confidence TEXT,                   -- of the address: memory, secondary, confirmed, official
  source TEXT,                       -- where the address is known from
  checked_on TEXT CHECK (checked_on IS date(checked_on, '+0 days')),    -- day somebody last made sure
  opened_on TEXT CHECK (opened_on IS date(opened_on, '+0 days')),       -- first day
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')),       -- last day
  renamed_to TEXT,                   -- its later name
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX prison_code ON prison (code);

CREATE TABLE stay (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  prisoner BLOB REFERENCES prisoner (id), -- who
  prison BLOB REFERENCES prison (id),     -- where
  unit TEXT,                              -- building or institution within the prison
  ward TEXT,                              -- ward, block or cell
  since TEXT CHECK (since IS date(since, '+0 days')),-- day of arrival, if known
  until TEXT CHECK (until IS date(until, '+0 days')),-- NULL while the person is there
  source TEXT,                            -- where this is known from
  why_ended TEXT                          -- transferred, released ...
) STRICT;
CREATE INDEX stay_prisoner ON stay (prisoner, until, prison) WHERE row_state = 0;
CREATE INDEX stay_prison ON stay (prison, prisoner) WHERE row_state = 0 AND until IS NULL;

CREATE TABLE own_group (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  name TEXT,                         -- of the group that keeps this register; exactly one live row
  sender TEXT,                       -- lines of the sender's address without the country
  country TEXT,                      -- where the post is handed in
  language TEXT,                     -- of the group
  posting_language TEXT,             -- of country lines on envelopes; NULL: the language of the country
  contact TEXT                       -- how to answer, in words
) STRICT;

CREATE TABLE writer (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  pseudonym TEXT,                    -- the name used here; real names are kept apart
  languages TEXT,                    -- tags, best first, divided by one space
  privacy TEXT,                      -- whose name stands on a letter: own-address, own-name, pseudonym, group
  capacity INTEGER,                  -- letters a month
  note TEXT                          -- for keepers only
) STRICT;

CREATE TABLE campaign (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  code TEXT COLLATE NOCASE,          -- short, what people type
  name TEXT,                         -- in words
  goal TEXT,                         -- what it is for
  since TEXT CHECK (since IS date(since, '+0 days')), -- first day
  until TEXT CHECK (until IS date(until, '+0 days')), -- last day
  lead TEXT,                         -- who leads it
  note TEXT                          -- for keepers only
) STRICT;
CREATE INDEX campaign_code ON campaign (code);

CREATE TABLE target (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  campaign BLOB REFERENCES campaign (id), -- this campaign
  prisoner BLOB REFERENCES prisoner (id)  -- is for this person
) STRICT;
CREATE INDEX target_campaign ON target (campaign, prisoner) WHERE row_state = 0;
CREATE INDEX target_prisoner ON target (prisoner) WHERE row_state = 0;

CREATE TABLE run (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- run 7, counted within this copy of the register
  stage TEXT,                        -- making, printed, cancelled
  product TEXT,                      -- cards
  layout TEXT,                       -- settings as key=value lines: the same pages can be made again
  templates TEXT,                    -- source of the letter template with every language used
  picture TEXT,                      -- name of the kept picture file
  campaign BLOB REFERENCES campaign (id), -- what it was printed for
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')), -- day of the run
  piece_count INTEGER,               -- how many pieces it has
  files TEXT                         -- lines name, sha256, pages divided by tabs, once printed
) STRICT;
CREATE INDEX run_number ON run (number);
CREATE INDEX run_making ON run (stage) WHERE row_state = 0 AND stage = 'making';

CREATE TABLE piece (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- the letter number
  run BLOB REFERENCES run (id),      -- printed in; NULL when written by hand
  prisoner BLOB REFERENCES prisoner (id), -- to whom
  prison BLOB REFERENCES prison (id),     -- where the person was then
  writer BLOB REFERENCES writer (id),     -- by whom, once known
  campaign BLOB REFERENCES campaign (id), -- what for
  stage TEXT,                        -- planned, printed, written, mailed, answered, returned, cancelled
  position INTEGER,                  -- in the run, from 1
  kind TEXT,                         -- card, letter
  language TEXT,                     -- the letter is in
  address TEXT,                      -- Latin address as printed, lines
  address_native TEXT,               -- as printed below it in the local script
  sender TEXT,                       -- lines as printed; NULL: the writer fills them in by hand
  fields TEXT,                       -- what was put into the template: lines name, value divided by a tab
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')),       -- day it was planned
  mailed_on TEXT CHECK (mailed_on IS date(mailed_on, '+0 days')), -- day it was posted
  note TEXT                          -- for keepers only
) STRICT;
CREATE INDEX piece_number ON piece (number);
CREATE INDEX piece_run ON piece (run, position) WHERE row_state = 0;
CREATE INDEX piece_prisoner ON piece (prisoner, made_on) WHERE row_state = 0;

-- Words under which a row is found, kept beside the rows and not journalled: they can be made again from the rows.
-- A word that begins with '=' is a whole name, folded: the key under which namesakes meet.
CREATE TABLE search_word (
  noun TEXT NOT NULL,                -- table of the row
  word TEXT NOT NULL,                -- folded to plain lower-case letters
  row BLOB NOT NULL,                 -- id of the row
  PRIMARY KEY (noun, word, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_word_row ON search_word (row);

-- Who changed what, when and by which command. Its rows are never changed, but for undone_by, and for what is blanked
-- when a person is forgotten.
CREATE TABLE journal_commit (
  number INTEGER PRIMARY KEY,        -- what people type after undo
  copy BLOB NOT NULL REFERENCES copy (id), -- copy of the register in which it was made
  at TEXT NOT NULL,                  -- UTC, 2026-04-09T12:34:56Z
  who TEXT NOT NULL,                 -- name of the keeper
  command TEXT NOT NULL,             -- what was typed
  undoes INTEGER,                    -- number of the commit this one took back
  undone_by INTEGER,                 -- number of the commit that took this one back
  housekeeping INTEGER NOT NULL CHECK (housekeeping IN (0, 1)), -- 1: by the program itself, not offered to undo
  first_entry INTEGER NOT NULL,      -- its entries are these
  last_entry INTEGER NOT NULL,       --   and all between: no other commit can write meanwhile
  rows_added INTEGER NOT NULL,
  rows_changed INTEGER NOT NULL,
  rows_removed INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_commit_undoable ON journal_commit (number)
  WHERE undoes IS NULL AND undone_by IS NULL AND housekeeping = 0;

CREATE TABLE journal_entry (
  number INTEGER PRIMARY KEY,        -- in the order of writing
  commit_number INTEGER NOT NULL,    -- of journal_commit
  noun TEXT NOT NULL,                -- table of the row
  row BLOB NOT NULL,                 -- id of the row
  act INTEGER NOT NULL CHECK (act IN (0, 1, 2)), -- 0 row added, 1 field changed, 2 row removed
  field TEXT,                        -- column that changed; NULL when a row was added or removed
  old ANY,                           -- value before, as it stood in the column
  new ANY                            -- value after
) STRICT;
CREATE INDEX journal_entry_row ON journal_entry (row);

-- Copies of this register that made commits in it: the file, and every file restored from a backup of it.
CREATE TABLE copy (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  made_at TEXT NOT NULL,             -- UTC
  is_this INTEGER NOT NULL CHECK (is_this IN (0, 1)) -- 1: the copy you are looking at; exactly one
) STRICT;

-- Blocks of letter numbers, each drawn at random by one copy, so that two copies hardly ever give the same number.
CREATE TABLE number_block (
  first INTEGER PRIMARY KEY,         -- first number of the block
  size INTEGER NOT NULL,             -- how many numbers it has
  next INTEGER NOT NULL,             -- the next one to be given out; first + size when used up
  copy BLOB NOT NULL REFERENCES copy (id) -- who draws from it
) STRICT;

-- Which process is rendering a run right now: a run without a living one is cancelled.
CREATE TABLE making (
  run BLOB NOT NULL PRIMARY KEY,     -- id of the run
  pid INTEGER NOT NULL,              -- process
  started TEXT NOT NULL,             -- when that process began, as the system counts it
  host TEXT NOT NULL,                -- machine, and which start of it
  at TEXT NOT NULL                   -- UTC
) STRICT;

-- Small settings of this register.
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
