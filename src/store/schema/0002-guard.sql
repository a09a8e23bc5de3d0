-- SPDX-License-Identifier: MIT
-- The guarded register: what stops at once, notes by who may see them, what left the house, the vault, what is kept how
-- long. (0001 explains the columns id and row_state.)

-- Planning, printing and exporting stop for whoever is meant, until the hold is lifted. One of the four is set.
CREATE TABLE hold (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  prisoner BLOB REFERENCES prisoner (id), -- this person
  prison BLOB REFERENCES prison (id),     -- everybody held there
  campaign BLOB REFERENCES campaign (id), -- whatever is done for this campaign
  country TEXT,                           -- everybody held in this country: ISO 3166-1 code
  reason TEXT,                            -- why
  said_by TEXT,                           -- who asked for it
  since TEXT CHECK (since IS date(since, '+0 days')),             -- first day
  lifted_on TEXT CHECK (lifted_on IS date(lifted_on, '+0 days')), -- NULL while it is in force
  lifted_why TEXT                         -- why it was lifted
) STRICT;
CREATE INDEX hold_in_force ON hold (prisoner, prison, campaign, country) WHERE row_state = 0 AND lifted_on IS NULL;

-- What somebody noted about one of the four. The fields called note of the nouns themselves are of level core.
CREATE TABLE note (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  prisoner BLOB REFERENCES prisoner (id),
  prison BLOB REFERENCES prison (id),
  writer BLOB REFERENCES writer (id),
  campaign BLOB REFERENCES campaign (id),
  level TEXT,                        -- table: may lie on the table and be printed; group; core: keepers only
  text TEXT,                         -- the note
  source TEXT,                       -- where this is known from
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')) -- day it was written down
) STRICT;
CREATE INDEX note_prisoner ON note (prisoner) WHERE row_state = 0 AND prisoner IS NOT NULL;

-- Files with names that left the house, and to whom.
CREATE TABLE export (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- export 3, counted within this copy of the register
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')), -- day
  recipient TEXT,                    -- for whom it was made
  purpose TEXT,                      -- partner: for a group that works with us; public: names stand in public
  file TEXT,                         -- where it was written
  checksum TEXT,                     -- SHA-256 of the file
  people_count INTEGER               -- how many people are in it
) STRICT;

CREATE TABLE export_item (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  export BLOB REFERENCES export (id),    -- in this export
  prisoner BLOB REFERENCES prisoner (id) -- stands this person
) STRICT;
CREATE INDEX export_item_prisoner ON export_item (prisoner) WHERE row_state = 0;
CREATE INDEX export_item_export ON export_item (export) WHERE row_state = 0;

-- Real name, address and e-mail of a writer, sealed with the key of the vault (docs/SECURITY.md says how).
CREATE TABLE vault_entry (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  writer BLOB REFERENCES writer (id), -- whose they are
  sealed TEXT                         -- nonce and ciphertext in base64
) STRICT;
CREATE INDEX vault_entry_writer ON vault_entry (writer) WHERE row_state = 0;

-- How long things are kept: after so many days they are forgotten, when somebody says so.
CREATE TABLE retention (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  kind TEXT,                         -- released, ended, notes, runs, exports
  days INTEGER                       -- kept for so many days
) STRICT;

-- Where the files of a run were written, so that they can be found and shredded.
ALTER TABLE run ADD COLUMN folder TEXT;

-- Backups that were made of this register: forgetting somebody does not reach into them. Not journalled.
CREATE TABLE backup_made (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,                  -- UTC
  place TEXT NOT NULL,               -- whole path of the file
  checksum TEXT NOT NULL             -- SHA-256 of the file
) STRICT;
