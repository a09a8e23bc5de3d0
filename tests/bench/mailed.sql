-- SPDX-License-Identifier: MIT
-- What `solipost mailed` writes for letter :number, or for all of run :run that is ready, on :today: the letters with their
-- postage, and the history. (:number or :run is NULL.)
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;
CREATE TEMP TABLE chosen AS
SELECT p.id, p.stage, p.mailed_on, p.first_mailed_on, p.postage, p.currency
  FROM piece AS p
 WHERE p.row_state = 0 AND p.number = :number
UNION ALL
SELECT p.id, p.stage, p.mailed_on, p.first_mailed_on, p.postage, p.currency
  FROM piece AS p
 WHERE p.row_state = 0 AND p.run = (SELECT id FROM run WHERE number = :run AND row_state = 0)
   AND p.stage IN ('printed', 'written');
UPDATE piece SET stage = 'mailed', mailed_on = :today, first_mailed_on = coalesce(first_mailed_on, :today)
 WHERE id IN (SELECT id FROM chosen);
CREATE TEMP TABLE entry AS
SELECT id, 'stage' AS field, stage AS old, 'mailed' AS new FROM chosen
UNION ALL SELECT id, 'mailed_on', mailed_on, :today FROM chosen
UNION ALL SELECT id, 'first_mailed_on', NULL, :today FROM chosen WHERE first_mailed_on IS NULL;
INSERT INTO journal_commit (number, copy, at, who, command, housekeeping, first_entry, last_entry, rows_added,
                            rows_changed, rows_removed)
SELECT (SELECT max(number) + 1 FROM journal_commit), (SELECT id FROM copy WHERE is_this = 1), :today || 'T12:00:00Z',
       'keeper', 'mailed', 0, e.number + 1, e.number + (SELECT count(*) FROM entry), 0, (SELECT count(*) FROM chosen), 0
  FROM (SELECT max(number) AS number FROM journal_entry) AS e;
INSERT INTO journal_entry (number, commit_number, noun, row, act, field, old, new)
SELECT (SELECT last_entry FROM journal_commit WHERE number = c.number) - (SELECT count(*) FROM entry) + entry.rowid, c.number,
       'piece', entry.id, 1, field, old, new
  FROM entry, (SELECT max(number) AS number FROM journal_commit) AS c;
COMMIT;
SELECT '=mailed ' || count(*) FROM chosen;
