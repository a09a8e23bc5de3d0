-- SPDX-License-Identifier: MIT
-- Planning: whom to write to, and evenings. (0001 explains the columns id and row_state.)

-- An entry of a plan counts until a letter came of it or it went back to the pool.
ALTER TABLE plan_entry ADD COLUMN write_on TEXT CHECK (write_on IS date(write_on, '+0 days')); -- day they write on
ALTER TABLE plan_entry ADD COLUMN language TEXT;  -- the letter would be in
ALTER TABLE plan_entry ADD COLUMN dropped_on TEXT CHECK (dropped_on IS date(dropped_on, '+0 days')); -- back in the pool
CREATE INDEX plan_entry_open ON plan_entry (prisoner, made_on, plan)
  WHERE row_state = 0 AND piece IS NULL AND dropped_on IS NULL;
CREATE INDEX plan_entry_due ON plan_entry (write_on, plan) WHERE row_state = 0 AND piece IS NULL AND dropped_on IS NULL;
CREATE INDEX plan_entry_piece ON plan_entry (piece) WHERE row_state = 0 AND piece IS NOT NULL;
CREATE INDEX plan_entry_evening ON plan_entry (evening, position) WHERE row_state = 0 AND evening IS NOT NULL;

-- What was done at an evening, and for it.
CREATE INDEX piece_evening ON piece (evening, number) WHERE row_state = 0 AND evening IS NOT NULL;
CREATE INDEX run_evening ON run (evening) WHERE row_state = 0 AND evening IS NOT NULL;
CREATE INDEX evening_open ON evening (held_on) WHERE row_state = 0 AND closed_on IS NULL;

-- Letters that are not in the post yet: whoever is to get one is being written to.
CREATE INDEX piece_unsent ON piece (prisoner, made_on)
  WHERE row_state = 0 AND first_mailed_on IS NULL AND coalesce(stage, '') <> 'cancelled';
-- Who wrote to whom and when: which correspondence has gone silent. It answers what piece_writer answered.
DROP INDEX piece_writer;
CREATE INDEX piece_by_writer ON piece (writer, prisoner, made_on) WHERE row_state = 0 AND writer IS NOT NULL;

-- What somebody asked for, for whoever looks at this person; and which letters a reply answers, read by reports.
CREATE INDEX follow_up_prisoner ON follow_up (prisoner) WHERE row_state = 0;
DROP INDEX answered_reply;
CREATE INDEX answered_reply ON answered (reply, piece) WHERE row_state = 0;
