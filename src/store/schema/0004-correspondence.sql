-- SPDX-License-Identifier: MIT
-- The correspondence: what was written, posted, came back and was answered; who writes to whom; evenings and plans. (0001
-- explains the columns id and row_state.)

-- An evening on which people write together.
CREATE TABLE evening (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- evening 3, counted within this copy of the register
  held_on TEXT CHECK (held_on IS date(held_on, '+0 days')), -- day
  place TEXT,                        -- where, in words
  campaign BLOB REFERENCES campaign (id), -- what for
  writer_count INTEGER,              -- writers expected, or who came once it is closed
  guest_count INTEGER,               -- of them without an entry of their own
  sheets_out INTEGER,                -- numbered sheets about people that were laid on the table
  sheets_back INTEGER,               -- that came back
  closed_on TEXT CHECK (closed_on IS date(closed_on, '+0 days')), -- NULL while it is open
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX evening_number ON evening (number);
ALTER TABLE run ADD COLUMN evening BLOB REFERENCES evening (id); -- printed for

ALTER TABLE piece ADD COLUMN evening BLOB REFERENCES evening (id); -- written at
ALTER TABLE piece ADD COLUMN signed TEXT;         -- by whom, as said at the table, when that is no writer of the register
ALTER TABLE piece ADD COLUMN written_on TEXT CHECK (written_on IS date(written_on, '+0 days'));
ALTER TABLE piece ADD COLUMN waiting TEXT;        -- home, translation, reading, stamp: what it waits for
ALTER TABLE piece ADD COLUMN waiting_since TEXT CHECK (waiting_since IS date(waiting_since, '+0 days'));
ALTER TABLE piece ADD COLUMN waiting_who TEXT;    -- at whose place
ALTER TABLE piece ADD COLUMN first_mailed_on TEXT CHECK (first_mailed_on IS date(first_mailed_on, '+0 days')); -- posted again keeps its number
ALTER TABLE piece ADD COLUMN returned_on TEXT CHECK (returned_on IS date(returned_on, '+0 days')); -- the last time
ALTER TABLE piece ADD COLUMN answered_on TEXT CHECK (answered_on IS date(answered_on, '+0 days')); -- first answer
ALTER TABLE piece ADD COLUMN arrived_on TEXT CHECK (arrived_on IS date(arrived_on, '+0 days')); -- learned otherwise
ALTER TABLE piece ADD COLUMN arrived_how TEXT;    -- from whom
ALTER TABLE piece ADD COLUMN old_place_on TEXT CHECK (old_place_on IS date(old_place_on, '+0 days')); -- the person was gone by then
CREATE INDEX piece_stage ON piece (stage, mailed_on) WHERE row_state = 0;
CREATE INDEX piece_waiting ON piece (waiting_since) WHERE row_state = 0 AND waiting IS NOT NULL;
CREATE INDEX piece_writer ON piece (writer) WHERE row_state = 0 AND writer IS NOT NULL;
-- Letters that were posted before this step knew their first day.
UPDATE piece SET first_mailed_on = mailed_on WHERE mailed_on IS NOT NULL;
-- Reports count in these and read no row.
CREATE INDEX piece_mailed ON piece (first_mailed_on, prison, campaign, answered_on, returned_on, postage, currency, envelope)
  WHERE row_state = 0 AND first_mailed_on IS NOT NULL;
CREATE INDEX piece_sent_to ON piece (prisoner, first_mailed_on, prison, campaign)
  WHERE row_state = 0 AND first_mailed_on IS NOT NULL;

CREATE INDEX piece_printed ON piece (run) WHERE row_state = 0 AND stage = 'printed';
CREATE INDEX piece_written ON piece (written_on) WHERE row_state = 0 AND stage = 'written';
-- What lead times are learned from, the latest first.
CREATE INDEX piece_answered ON piece (answered_on, prison, first_mailed_on, arrived_on, campaign)
  WHERE row_state = 0 AND answered_on IS NOT NULL;
CREATE INDEX piece_arrived ON piece (arrived_on, prison, first_mailed_on) WHERE row_state = 0 AND arrived_on IS NOT NULL;

-- Further writers of one letter, besides piece.writer.
CREATE TABLE cosigner (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  piece BLOB REFERENCES piece (id),
  writer BLOB REFERENCES writer (id),
  position INTEGER                   -- 2 for the second writer, and so on
) STRICT;
CREATE INDEX cosigner_piece ON cosigner (piece, position) WHERE row_state = 0;
CREATE INDEX cosigner_writer ON cosigner (writer) WHERE row_state = 0;

-- A letter that came back. It may be posted again and come back again.
CREATE TABLE returned_mail (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  piece BLOB REFERENCES piece (id),
  prison BLOB REFERENCES prison (id), -- where it had been sent
  mailed_on TEXT CHECK (mailed_on IS date(mailed_on, '+0 days')),       -- posted on, this time
  returned_on TEXT CHECK (returned_on IS date(returned_on, '+0 days')), -- came back on
  reason TEXT,                       -- released, transferred, refused-content ...
  mark TEXT,                         -- what the post or the prison wrote on it
  told_on TEXT CHECK (told_on IS date(told_on, '+0 days')), -- day the writer was told
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX returned_mail_piece ON returned_mail (piece) WHERE row_state = 0;
CREATE INDEX returned_mail_prison ON returned_mail (prison, reason, returned_on) WHERE row_state = 0;

-- An address is doubtful from a return on until somebody confirms it or the person moves.
ALTER TABLE stay ADD COLUMN doubtful_on TEXT CHECK (doubtful_on IS date(doubtful_on, '+0 days'));
ALTER TABLE stay ADD COLUMN doubtful_why TEXT;
ALTER TABLE stay ADD COLUMN confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on, '+0 days'));
CREATE INDEX stay_doubtful ON stay (doubtful_on) WHERE row_state = 0 AND doubtful_on IS NOT NULL;

-- A letter from a prisoner.
CREATE TABLE reply (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- reply 12, counted within this copy of the register
  prisoner BLOB REFERENCES prisoner (id), -- from
  dated_on TEXT CHECK (dated_on IS date(dated_on, '+0 days')),          -- as written on it
  received_on TEXT CHECK (received_on IS date(received_on, '+0 days')), -- arrived
  place TEXT,                        -- where: po-box, home, evening, in words
  language TEXT,                     -- it is in
  writer BLOB REFERENCES writer (id),-- whose it is
  handed_on TEXT CHECK (handed_on IS date(handed_on, '+0 days')), -- handed over to the writer; NULL: it waits
  claimed_by TEXT,                   -- who takes it on, when that is no writer of the register
  answer BLOB REFERENCES piece (id), -- the letter that answers it
  scans TEXT,                        -- names of files beside the register
  body TEXT,                         -- its words, when somebody asked for them to be kept
  note TEXT                          -- for keepers only, never printed
) STRICT;
CREATE INDEX reply_number ON reply (number);
CREATE INDEX reply_prisoner ON reply (prisoner, received_on) WHERE row_state = 0;
CREATE INDEX reply_waiting ON reply (received_on) WHERE row_state = 0 AND handed_on IS NULL;

-- What a reply answers.
CREATE TABLE answered (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  reply BLOB REFERENCES reply (id),
  piece BLOB REFERENCES piece (id)
) STRICT;
CREATE INDEX answered_reply ON answered (reply) WHERE row_state = 0;
CREATE INDEX answered_piece ON answered (piece) WHERE row_state = 0;

-- What a letter, or anything else, asks of us.
CREATE TABLE follow_up (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  number INTEGER,                    -- what people type
  prisoner BLOB REFERENCES prisoner (id), -- about
  reply BLOB REFERENCES reply (id),  -- asked in
  kind TEXT,                         -- address, book, stamps, lawyer, cellmate, translation, publish ...
  detail TEXT,                       -- in words
  who TEXT,                          -- who does it
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')),
  due_on TEXT CHECK (due_on IS date(due_on, '+0 days')),
  done_on TEXT CHECK (done_on IS date(done_on, '+0 days')),
  outcome TEXT                       -- what came of it
) STRICT;
CREATE INDEX follow_up_number ON follow_up (number);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE row_state = 0 AND done_on IS NULL;

-- Who writes to whom. Taken on until a day: not confirmed by then it falls back.
CREATE TABLE pair (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  writer BLOB REFERENCES writer (id),
  prisoner BLOB REFERENCES prisoner (id),
  since TEXT CHECK (since IS date(since, '+0 days')),
  confirm_by TEXT CHECK (confirm_by IS date(confirm_by, '+0 days')),       -- a first letter is due by then
  confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on, '+0 days')), -- first letter written
  ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
  ended_why TEXT
) STRICT;
CREATE INDEX pair_prisoner ON pair (prisoner) WHERE row_state = 0 AND ended_on IS NULL;
CREATE INDEX pair_promised ON pair (confirm_by) WHERE row_state = 0 AND confirmed_on IS NULL AND ended_on IS NULL;
CREATE INDEX pair_writer ON pair (writer) WHERE row_state = 0 AND ended_on IS NULL;
ALTER TABLE writer ADD COLUMN paused_from TEXT CHECK (paused_from IS date(paused_from, '+0 days'));
ALTER TABLE writer ADD COLUMN paused_until TEXT CHECK (paused_until IS date(paused_until, '+0 days'));
ALTER TABLE writer ADD COLUMN left_on TEXT CHECK (left_on IS date(left_on, '+0 days'));

-- Whom to write to, as it was kept.
CREATE TABLE plan_entry (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  plan INTEGER,                      -- plan 4, counted within this copy of the register
  position INTEGER,                  -- in it, from 1
  prisoner BLOB REFERENCES prisoner (id),
  writer BLOB REFERENCES writer (id),     -- proposed; NULL: whoever comes
  campaign BLOB REFERENCES campaign (id),
  evening BLOB REFERENCES evening (id),
  made_on TEXT CHECK (made_on IS date(made_on, '+0 days')),
  why TEXT,                          -- why this person, in a few words for programs
  piece BLOB REFERENCES piece (id)   -- what became of it
) STRICT;
CREATE INDEX plan_entry_plan ON plan_entry (plan, position) WHERE row_state = 0;

-- Days a letter takes. A row stands in the place of the row of data/lead-times.tsv for the same country.
CREATE TABLE lead_time (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  row_state INTEGER NOT NULL DEFAULT 0 CHECK (row_state IN (0, 1, 2)),
  country TEXT,                      -- where it goes: ISO 3166-1 code
  days INTEGER,                      -- a card must be posted so many days before
  source TEXT                        -- where this is known from
) STRICT;

-- Birthdays by month and day, whatever the year.
CREATE INDEX prisoner_birthday ON prisoner (substr(birthday, -5)) WHERE row_state = 0 AND birthday IS NOT NULL;
