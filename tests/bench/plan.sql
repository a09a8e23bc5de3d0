-- SPDX-License-Identifier: MIT
-- What `solipost plan` asks on :today: of everybody who may be written to, how long they wait, how many letters they got
-- within a year, how many correspond with them; who stands first (:most of them), and the figures below the list. Shares of
-- birthdays are not dealt with.
CREATE TEMP TABLE tongue AS
WITH RECURSIVE split (rest, tag) AS (
  SELECT languages || ' ', '' FROM writer
   WHERE row_state = 0 AND (left_on IS NULL OR left_on > :today)
     AND NOT (paused_from IS NOT NULL AND paused_from <= :today AND coalesce(paused_until, '9999') >= :today)
  UNION SELECT substr(rest, instr(rest, ' ') + 1), substr(rest, 1, instr(rest, ' ') - 1) FROM split WHERE rest <> '')
SELECT DISTINCT tag FROM split WHERE tag <> '';

CREATE TEMP TABLE shared AS
SELECT a.prisoner AS prisoner, max(m.first_mailed_on) AS mailed,
       max(m.made_on) FILTER (WHERE m.first_mailed_on IS NULL) AS unsent,
       count(*) FILTER (WHERE m.first_mailed_on >= date(:today, '-365 days')) AS letters
  FROM addressee AS a JOIN piece AS m ON m.id = a.piece
 WHERE a.row_state = 0 AND m.row_state = 0 AND (m.first_mailed_on IS NOT NULL OR coalesce(m.stage, '') <> 'cancelled')
 GROUP BY a.prisoner;

CREATE TEMP TABLE served AS
SELECT pair.prisoner AS prisoner, count(*) AS writers FROM pair JOIN writer ON writer.id = pair.writer
 WHERE pair.row_state = 0 AND writer.row_state = 0 AND pair.ended_on IS NULL
   AND (writer.left_on IS NULL OR writer.left_on > :today)
   AND CASE WHEN pair.confirmed_on IS NULL THEN pair.confirm_by IS NULL OR pair.confirm_by >= :today
       ELSE pair.confirmed_on >= date(:today, '-180 days')
         OR EXISTS (SELECT 1 FROM piece AS m WHERE m.writer = pair.writer AND m.prisoner = pair.prisoner
                     AND m.row_state = 0 AND m.stage IN ('written', 'mailed', 'answered', 'returned')
                     AND max(coalesce(m.mailed_on, ''), coalesce(m.written_on, '')) >= date(:today, '-180 days'))
         OR EXISTS (SELECT 1 FROM cosigner AS c JOIN piece AS m ON m.id = c.piece
                     WHERE c.writer = pair.writer AND c.row_state = 0 AND m.row_state = 0
                       AND m.prisoner = pair.prisoner AND m.stage IN ('written', 'mailed', 'answered', 'returned')
                       AND max(coalesce(m.mailed_on, ''), coalesce(m.written_on, '')) >= date(:today, '-180 days'))
         OR EXISTS (SELECT 1 FROM reply AS r WHERE r.prisoner = pair.prisoner AND r.writer = pair.writer
                     AND r.row_state = 0 AND r.received_on >= date(:today, '-180 days')) END
 GROUP BY pair.prisoner;

CREATE TEMP TABLE person AS
WITH fact AS (
       SELECT p.id, p.code, p.name, p.languages, p.birthday, r.code AS place, s.prison, r.country,
              (SELECT max(first_mailed_on) FROM piece WHERE prisoner = p.id AND row_state = 0
                AND first_mailed_on IS NOT NULL) AS mailed,
              (SELECT max(made_on) FROM piece WHERE prisoner = p.id AND row_state = 0 AND first_mailed_on IS NULL
                AND coalesce(stage, '') <> 'cancelled') AS unsent,
              (SELECT count(*) FROM piece WHERE prisoner = p.id AND row_state = 0 AND first_mailed_on IS NOT NULL
                AND first_mailed_on >= date(:today, '-365 days')) AS letters,
              (SELECT max(plan) FROM plan_entry WHERE prisoner = p.id AND row_state = 0 AND piece IS NULL
                AND dropped_on IS NULL AND made_on >= date(:today, '-60 days')) AS plan
         FROM prisoner AS p JOIN stay AS s ON s.prisoner = p.id AND s.row_state = 0 AND s.until IS NULL
         JOIN prison AS r ON r.id = s.prison
        WHERE p.row_state = 0 AND p.ended_on IS NULL AND p.contact = 'direct'
          AND coalesce(p.status, '') NOT IN ('released', 'deported', 'deceased') AND s.doubtful_on IS NULL
          AND coalesce(r.mail_status, 'open') = 'open' AND r.closed_on IS NULL)
SELECT fact.id, fact.code, fact.name, fact.languages, fact.birthday, fact.place,
       nullif(max(coalesce(fact.mailed, ''), coalesce(shared.mailed, '')), '') AS mailed,
       nullif(max(coalesce(fact.unsent, ''), coalesce(shared.unsent, '')), '') AS unsent,
       fact.letters + coalesce(shared.letters, 0) AS letters, fact.plan, coalesce(served.writers, 0) AS writers
  FROM fact LEFT JOIN shared ON shared.prisoner = fact.id LEFT JOIN served ON served.prisoner = fact.id
 WHERE NOT EXISTS (SELECT 1 FROM hold WHERE row_state = 0 AND lifted_on IS NULL
                    AND (hold.prisoner = fact.id OR hold.prison = fact.prison OR hold.country = fact.country));

CREATE TEMP TABLE candidate AS
SELECT *, julianday(:today) - julianday(max(coalesce(mailed, ''), coalesce(unsent, ''))) AS waited FROM person;

SELECT code || ' ' || name || ' ' || place FROM candidate
 WHERE plan IS NULL AND (unsent IS NULL OR unsent < date(:today, '-60 days'))
   AND EXISTS (SELECT 1 FROM tongue WHERE ' ' || candidate.languages || ' ' LIKE '% ' || tag || ' %')
 ORDER BY CASE WHEN waited IS NULL THEN 0 WHEN waited > 90 THEN 1 ELSE 2 END,
          CASE WHEN waited > 90 THEN 0 ELSE writers END, waited DESC, letters,
          substr(languages || ' ', 1, instr(languages || ' ', ' ') - 1) NOT IN (SELECT tag FROM tongue), length(code), code
 LIMIT :most;
SELECT '=allowed ' || count(*) FROM candidate;
SELECT '=never ' || count(*) FROM candidate WHERE waited IS NULL;
SELECT '=longest ' || CAST(max(waited) AS INTEGER) FROM candidate;
SELECT '=over ' || count(*) FROM candidate WHERE waited > 90;
