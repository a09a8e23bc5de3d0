-- SPDX-License-Identifier: MIT
-- What `solipost today` says on :today, the first :most of each kind (-1: all) as the commands that do them, and how many
-- there are in all. Table lead is data/lead-times.tsv. Days of solidarity, which are no rows, and backups are left out.
CREATE TEMP TABLE way AS
WITH learned AS (
       SELECT country, days, row_number() OVER (PARTITION BY country ORDER BY days) - 1 AS at,
              count(*) OVER (PARTITION BY country) AS letters
         FROM (SELECT * FROM (
                 SELECT prison.country, CAST(julianday(piece.arrived_on) - julianday(piece.first_mailed_on) AS INTEGER) AS days
                   FROM piece JOIN prison ON prison.id = piece.prison
                  WHERE piece.row_state = 0 AND piece.arrived_on IS NOT NULL AND piece.first_mailed_on IS NOT NULL
                  ORDER BY piece.arrived_on DESC LIMIT 2000)
               UNION ALL SELECT * FROM (
                 SELECT prison.country, (CAST(julianday(piece.answered_on) - julianday(piece.first_mailed_on) AS INTEGER)
                          + 1) / 2
                   FROM piece JOIN prison ON prison.id = piece.prison
                  WHERE piece.row_state = 0 AND piece.answered_on IS NOT NULL AND piece.first_mailed_on IS NOT NULL
                    AND piece.arrived_on IS NULL
                  ORDER BY piece.answered_on DESC LIMIT 2000))
        WHERE days > 0),
     known AS (SELECT country, max(2, min(180, days)) AS days FROM learned WHERE letters >= 10 AND at = letters / 2)
SELECT country, days FROM known
UNION ALL SELECT CASE country WHEN 'inland' THEN (SELECT country FROM own_group) ELSE country END, CAST(days AS INTEGER) FROM lead
 WHERE country <> (SELECT country FROM own_group)
   AND CASE country WHEN 'inland' THEN (SELECT country FROM own_group) ELSE country END NOT IN (SELECT country FROM known);

-- Birthdays: not of those nothing is printed for, nor of those something was made for since.
CREATE TEMP TABLE birthday AS
WITH near AS (
       SELECT p.id, p.code, s.prison, r.country, substr(:today, 1, 5) || substr(p.birthday, -5) AS day,
              coalesce((SELECT days FROM way WHERE way.country = r.country),
                       (SELECT days FROM way WHERE way.country = '*')) AS days
         FROM prisoner AS p JOIN stay AS s ON s.prisoner = p.id AND s.row_state = 0 AND s.until IS NULL
         JOIN prison AS r ON r.id = s.prison
        WHERE p.row_state = 0 AND p.birthday IS NOT NULL AND p.ended_on IS NULL
          AND substr(p.birthday, -5) BETWEEN substr(:today, -5)
          AND (SELECT substr(date(:today, (max(days) + 14) || ' days'), -5) FROM way)
          AND coalesce(p.contact, '') NOT IN ('none', 'relay') AND coalesce(p.status, '') NOT IN
              ('released', 'deported', 'deceased')
          AND s.doubtful_on IS NULL AND coalesce(r.mail_status, 'open') = 'open' AND r.closed_on IS NULL)
SELECT code, day, date(day, -days || ' days') AS post_by FROM near
 WHERE date(day, -days || ' days') <= date(:today, '7 days')
   AND NOT EXISTS (SELECT 1 FROM hold WHERE row_state = 0 AND lifted_on IS NULL
                    AND (hold.prisoner = near.id OR hold.prison = near.prison OR hold.country = near.country))
   AND NOT EXISTS (SELECT 1 FROM piece WHERE piece.prisoner = near.id AND piece.row_state = 0
                    AND piece.made_on >= date(near.day, (-days - 30) || ' days') AND coalesce(stage, '') <> 'cancelled')
   AND NOT EXISTS (SELECT 1 FROM addressee JOIN piece ON piece.id = addressee.piece
                    WHERE addressee.prisoner = near.id AND addressee.row_state = 0 AND piece.row_state = 0
                      AND piece.made_on >= date(near.day, (-days - 30) || ' days')
                      AND coalesce(piece.stage, '') <> 'cancelled');
SELECT 'print cards ' || code || ' --template birthday' FROM birthday ORDER BY post_by, day LIMIT :most;
SELECT '=birthday ' || count(*) FROM birthday;

SELECT 'print cards --campaign ' || code || ' --template greeting --dry-run' FROM (
  SELECT c.code, c.until, (
           SELECT max(coalesce((SELECT days FROM way WHERE way.country = r.country),
                               (SELECT days FROM way WHERE way.country = '*')))
             FROM target AS t JOIN stay AS s ON s.prisoner = t.prisoner AND s.row_state = 0 AND s.until IS NULL
             JOIN prison AS r ON r.id = s.prison
            WHERE t.campaign = c.id AND t.row_state = 0) AS days
    FROM campaign AS c
   WHERE c.row_state = 0 AND c.until BETWEEN :today AND date(:today, (SELECT max(days) + 14 FROM way) || ' days'))
 WHERE days > 0 AND date(until, -days || ' days') <= date(:today, '14 days');

SELECT 'reply hand ' || r.number FROM reply AS r LEFT JOIN prisoner AS p ON p.id = r.prisoner
 WHERE r.row_state = 0 AND r.handed_on IS NULL AND r.received_on <= date(:today, '-14 days')
 ORDER BY r.received_on LIMIT :most;
SELECT '=reply ' || count(*) FROM reply
 WHERE row_state = 0 AND handed_on IS NULL AND received_on <= date(:today, '-14 days');

SELECT 'follow-up done ' || f.number FROM follow_up AS f LEFT JOIN prisoner AS p ON p.id = f.prisoner
 WHERE f.row_state = 0 AND f.done_on IS NULL AND f.due_on <= :today ORDER BY f.due_on LIMIT :most;
SELECT '=follow-up ' || count(*) FROM follow_up WHERE row_state = 0 AND done_on IS NULL AND due_on <= :today;

-- Letters that came back and whose writers were not told.
SELECT '=untold ' || count(*) FROM returned_mail
 WHERE row_state = 0 AND told_on IS NULL AND returned_on <= date(:today, '-7 days')
   AND returned_on > date(:today, '-97 days') AND piece IN (
       SELECT id FROM piece WHERE row_state = 0 AND stage = 'returned' AND mailed_on > date(:today, '-462 days')
         AND (writer IS NOT NULL OR signed <> 'guest'))
HAVING count(*) > 0;

-- Promises that come, and that were not kept; correspondences nothing is heard of; writers who have left them open.
SELECT CASE WHEN pair.confirm_by < :today THEN 'pair end ' ELSE 'written ' END || p.code
  FROM pair JOIN prisoner AS p ON p.id = pair.prisoner JOIN writer AS w ON w.id = pair.writer
 WHERE pair.row_state = 0 AND pair.confirmed_on IS NULL AND pair.ended_on IS NULL AND p.row_state = 0
   AND w.row_state = 0 AND w.left_on IS NULL AND pair.confirm_by <= date(:today, '3 days')
 ORDER BY pair.confirm_by LIMIT :most;

CREATE TEMP TABLE silent AS
SELECT p.code, pair.confirmed_on
  FROM pair JOIN prisoner AS p ON p.id = pair.prisoner JOIN writer AS w ON w.id = pair.writer
 WHERE pair.row_state = 0 AND pair.ended_on IS NULL AND pair.confirmed_on <= date(:today, '-181 days')
   AND p.row_state = 0 AND w.row_state = 0 AND w.left_on IS NULL
   AND NOT EXISTS (SELECT 1 FROM piece AS m WHERE m.writer = pair.writer AND m.prisoner = pair.prisoner
                    AND m.row_state = 0 AND m.stage IN ('written', 'mailed', 'answered', 'returned')
                    AND max(coalesce(m.mailed_on, ''), coalesce(m.written_on, '')) > date(:today, '-181 days'))
   AND NOT EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece
                    WHERE a.prisoner = pair.prisoner AND a.row_state = 0 AND m.writer = pair.writer AND m.row_state = 0
                      AND m.stage IN ('written', 'mailed', 'answered', 'returned')
                      AND max(coalesce(m.mailed_on, ''), coalesce(m.written_on, '')) > date(:today, '-181 days'))
   AND NOT EXISTS (SELECT 1 FROM cosigner AS c JOIN piece AS m ON m.id = c.piece
                    WHERE c.writer = pair.writer AND c.row_state = 0 AND m.row_state = 0
                      AND m.prisoner = pair.prisoner AND m.stage IN ('written', 'mailed', 'answered', 'returned')
                      AND max(coalesce(m.mailed_on, ''), coalesce(m.written_on, '')) > date(:today, '-181 days'))
   AND NOT EXISTS (SELECT 1 FROM reply AS r WHERE r.prisoner = pair.prisoner AND r.writer = pair.writer
                    AND r.row_state = 0 AND r.received_on > date(:today, '-181 days'));
SELECT 'pair end ' || code FROM silent ORDER BY confirmed_on LIMIT :most;
SELECT '=dormant ' || count(*) FROM silent;

CREATE TEMP TABLE gone AS
SELECT pseudonym, left_on FROM writer
 WHERE row_state = 0 AND left_on <= :today AND EXISTS (
       SELECT 1 FROM pair WHERE pair.writer = writer.id AND pair.row_state = 0 AND pair.ended_on IS NULL
          AND (pair.confirmed_on IS NOT NULL OR pair.confirm_by >= writer.left_on));
SELECT 'hand-on ' || pseudonym FROM gone ORDER BY left_on LIMIT :most;
SELECT '=left ' || count(*) FROM gone;

SELECT CASE stage WHEN 'written' THEN 'mailed ' ELSE 'written ' END || piece.number
  FROM piece JOIN prisoner AS p ON p.id = piece.prisoner
 WHERE piece.row_state = 0 AND waiting IS NOT NULL AND waiting_since <= date(:today, '-7 days')
 ORDER BY waiting_since LIMIT :most;
SELECT '=waiting ' || count(*) FROM piece
 WHERE row_state = 0 AND waiting IS NOT NULL AND waiting_since <= date(:today, '-7 days');

SELECT '=written ' || count(*) || ': ' || coalesce(group_concat(number, ' '), '') FROM (
  SELECT number FROM piece
   WHERE row_state = 0 AND stage = 'written' AND waiting IS NULL AND written_on <= date(:today, '-7 days') ORDER BY number)
HAVING count(*) > 0;

SELECT 'mailed run ' || run.number || ' (' || (
         SELECT count(*) FROM piece WHERE piece.run = run.id AND row_state = 0 AND stage = 'printed') || ')'
  FROM run
 WHERE run.row_state = 0 AND run.stage = 'printed' AND run.made_on <= date(:today, '-7 days')
   AND run.id IN (SELECT piece.run FROM piece WHERE piece.row_state = 0 AND piece.stage = 'printed')
 ORDER BY run.made_on DESC, run.number DESC LIMIT :most;
SELECT '=printed ' || count(*) FROM run
 WHERE run.row_state = 0 AND run.stage = 'printed' AND run.made_on <= date(:today, '-7 days')
   AND run.id IN (SELECT piece.run FROM piece WHERE piece.row_state = 0 AND piece.stage = 'printed');

SELECT 'confirm ' || p.code FROM stay AS s JOIN prisoner AS p ON p.id = s.prisoner
 WHERE s.row_state = 0 AND s.doubtful_on IS NOT NULL AND s.until IS NULL AND s.doubtful_on <= :today
 ORDER BY s.doubtful_on LIMIT :most;
SELECT '=doubtful ' || count(*) FROM stay
 WHERE row_state = 0 AND doubtful_on IS NOT NULL AND until IS NULL AND doubtful_on <= :today;

SELECT '=hold ' || count(*) FROM hold WHERE row_state = 0 AND lifted_on IS NULL AND since <= date(:today, '-90 days')
HAVING count(*) > 0;

CREATE TEMP TABLE used AS
SELECT DISTINCT prison FROM (
  SELECT prison FROM piece
   WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND first_mailed_on >= date(:today, '-60 days')
   ORDER BY first_mailed_on DESC LIMIT 2000);
SELECT 'edit ' || code || ' confidence=confirmed checked_on=today' FROM prison
 WHERE row_state = 0 AND coalesce(confidence, '') NOT IN ('confirmed', 'official') AND id IN (SELECT prison FROM used)
 ORDER BY code LIMIT :most;
SELECT '=unverified ' || count(*) FROM prison
 WHERE row_state = 0 AND coalesce(confidence, '') NOT IN ('confirmed', 'official') AND id IN (SELECT prison FROM used);
