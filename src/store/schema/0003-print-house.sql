-- SPDX-License-Identifier: MIT
-- The print house: mail rules, relays, several people on one letter, envelopes, postage, printers. (0001 explains the
-- columns id and row_state.)

-- What a country, a state, a prison or a person's mail must be like. One of the first three is set, or a country with or
-- without a state, or none of them: everywhere. A row with the code of a rule that solipost brings stands in its place.
CREATE TABLE rule (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  code TEXT COLLATE NOCASE,               -- R001, or that of a rule of data/mail-rules.tsv
  prisoner BLOB REFERENCES prisoner (id), -- for this person only
  prison BLOB REFERENCES prison (id),     -- for this prison
  country TEXT,                           -- ISO 3166-1 code
  state TEXT,                             -- as prison.state
  key TEXT,                               -- what it is about: sheets, sender.name ...
  operator TEXT,                          -- at-most, required, forbidden, matches ...
  value TEXT,                             -- number or pattern
  severity TEXT,                          -- info, warn, acknowledge, block
  said_by TEXT,                           -- who says so
  source TEXT,                            -- where this is known from
  confidence TEXT,                        -- memory, secondary, confirmed, official
  checked_on TEXT CHECK (checked_on IS date(checked_on, '+0 days')),    -- day somebody last made sure
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),    -- first day
  valid_until TEXT CHECK (valid_until IS date(valid_until, '+0 days')), -- last day: a rule is retired, not removed
  note TEXT                               -- for keepers only, never printed
) STRICT;
CREATE INDEX rule_code ON rule (code);

-- Somebody who passes letters on.
CREATE TABLE relay (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  code TEXT COLLATE NOCASE,          -- short, what people type
  name TEXT,                         -- first line of the address
  address TEXT,                      -- further lines, without the country
  country TEXT,                      -- where it is: ISO 3166-1 code
  language TEXT,                     -- in which the inner sheet asks them
  agreed_on TEXT CHECK (agreed_on IS date(agreed_on, '+0 days')), -- day they agreed to pass letters on
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX relay_code ON relay (code);
ALTER TABLE prisoner ADD COLUMN relay BLOB REFERENCES relay (id); -- through whom the person is reached
ALTER TABLE prison ADD COLUMN relay BLOB REFERENCES relay (id);   -- through whom everybody held there is reached

-- The name in the files of the prison, where mail must bear it and it is not the name on the envelope.
ALTER TABLE prisoner ADD COLUMN legal_name TEXT;

-- Further people one letter is for, besides piece.prisoner: a couple, a cell.
CREATE TABLE addressee (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  piece BLOB REFERENCES piece (id),       -- this letter
  prisoner BLOB REFERENCES prisoner (id), -- is for this person too
  position INTEGER                        -- 2 for the second person, and so on
) STRICT;
CREATE INDEX addressee_piece ON addressee (piece, position) WHERE row_state = 0;
CREATE INDEX addressee_prisoner ON addressee (prisoner) WHERE row_state = 0;

-- An envelope with more than one letter in it; a letter that travels alone has its own weight and postage.
CREATE TABLE envelope (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  run BLOB REFERENCES run (id),      -- printed in; NULL when addressed by hand
  prison BLOB REFERENCES prison (id),-- where it goes
  position INTEGER,                  -- in the run, from 1
  weight_g INTEGER,                  -- grams
  postage INTEGER,                   -- in cents, pence, kuruş ...
  currency TEXT,                     -- ISO 4217 code
  mailed_on TEXT CHECK (mailed_on IS date(mailed_on, '+0 days')) -- day it was posted
) STRICT;
CREATE INDEX envelope_run ON envelope (run, position) WHERE row_state = 0;
ALTER TABLE piece ADD COLUMN envelope BLOB REFERENCES envelope (id); -- that holds it with others
ALTER TABLE piece ADD COLUMN weight_g INTEGER;   -- grams, when it travels alone
ALTER TABLE piece ADD COLUMN postage INTEGER;    -- in cents, when it travels alone
ALTER TABLE piece ADD COLUMN currency TEXT;      -- ISO 4217 code of the postage
ALTER TABLE piece ADD COLUMN sheets INTEGER;     -- of paper it has, as far as known
CREATE INDEX piece_envelope ON piece (envelope) WHERE row_state = 0 AND envelope IS NOT NULL;

-- What posting costs. A row stands in the place of the row of data/postage.tsv with the same first four values.
CREATE TABLE postage (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  country TEXT,                      -- where it is posted
  zone TEXT,                         -- where it goes: inland, a country code, a zone of data/postage-zones.tsv
  form TEXT,                         -- card, letter
  most_g INTEGER,                    -- up to this weight in grams
  price INTEGER,                     -- in cents, pence, kuruş ...
  currency TEXT,                     -- ISO 4217 code
  source TEXT,                       -- where this is known from
  valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')) -- first day
) STRICT;

-- How far a printer misses, as measured with a test sheet. Micrometres and millionths, so that nothing is rounded.
CREATE TABLE printer (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  name TEXT COLLATE NOCASE,          -- what people call it
  offset_x_um INTEGER,               -- print lies so far to the right and must be moved back
  offset_y_um INTEGER,               -- print lies so far down
  back_offset_x_um INTEGER,          -- the same for the second side, as it is looked at
  back_offset_y_um INTEGER,
  scale_x_ppm INTEGER,               -- 1,000,000 when a printed length is as long as meant
  scale_y_ppm INTEGER,
  duplex TEXT,                       -- none, long, short: how it turns sheets
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX printer_name ON printer (name);

ALTER TABLE writer ADD COLUMN code_word TEXT;         -- stands on a reply cover beside the pseudonym
ALTER TABLE own_group ADD COLUMN sender_plain TEXT;   -- the sender's address without the organisation's name
ALTER TABLE own_group ADD COLUMN sender_street TEXT;  -- the sender's address with a street, where the other has a post box
ALTER TABLE own_group ADD COLUMN writer_languages TEXT; -- of those who write: papers for them are in the first two

-- What the rules said when a run was made: lines severity, rule, words, source, letter numbers divided by tabs.
ALTER TABLE run ADD COLUMN judged TEXT;
ALTER TABLE run ADD COLUMN printer TEXT; -- name of the printer it was made for
