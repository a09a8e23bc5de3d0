-- SPDX-License-Identifier: MIT
-- What `solipost report` tells, of :from to :until, on :today.
-- Letters, rates: one walk along the index of what was mailed.
SELECT 'sent|' || count(*) || char(10) ||
       'return_rate|' || round(100.0 * count(returned_on) FILTER (WHERE first_mailed_on < date(:today, '-120 days')) /
         count(*) FILTER (WHERE first_mailed_on < date(:today, '-120 days')), 1) || char(10) ||
       'reply_rate|' || round(100.0 * count(answered_on) FILTER (WHERE first_mailed_on < date(:today, '-120 days')) /
         count(*) FILTER (WHERE first_mailed_on < date(:today, '-120 days')), 1)
  FROM piece
 WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND first_mailed_on BETWEEN :from AND :until;

SELECT 'people|' || count(*) FROM prisoner AS p
 WHERE EXISTS (SELECT 1 FROM piece AS m WHERE m.prisoner = p.id AND m.row_state = 0 AND m.first_mailed_on IS NOT NULL
                AND m.first_mailed_on BETWEEN :from AND :until)
    OR EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece
                WHERE a.prisoner = p.id AND a.row_state = 0 AND m.row_state = 0
                  AND m.first_mailed_on BETWEEN :from AND :until);

SELECT 'evenings|' || count(*) || char(10) || 'guests|' || CAST(total(guest_count) AS INTEGER) FROM evening
 WHERE row_state = 0 AND held_on BETWEEN :from AND min(:until, :today);

SELECT 'replies|' || count(*) FROM reply WHERE row_state = 0 AND received_on BETWEEN :from AND :until;

SELECT 'answered|' || count(*) FROM piece
 WHERE row_state = 0 AND answered_on IS NOT NULL AND answered_on BETWEEN :from AND :until;

SELECT 'returned.' || reason || '|' || count(*) FROM returned_mail
 WHERE row_state = 0 AND returned_on BETWEEN :from AND :until GROUP BY reason;

SELECT 'returned|' || count(*) FROM returned_mail WHERE row_state = 0 AND returned_on BETWEEN :from AND :until;

WITH days AS (
       SELECT CAST(julianday(answered_on) - julianday(first_mailed_on) AS INTEGER) AS days, count(*) AS answers
         FROM piece
        WHERE row_state = 0 AND answered_on IS NOT NULL AND answered_on BETWEEN :from AND :until
          AND answered_on >= first_mailed_on
        GROUP BY 1),
     counted AS (SELECT days, sum(answers) OVER (ORDER BY days) AS upto, sum(answers) OVER () AS answers FROM days)
SELECT 'median_days|' || ((min(days) FILTER (WHERE upto > (answers - 1) / 2) + min(days) FILTER (WHERE upto > answers / 2))
         / 2.0)
  FROM counted;

WITH open AS (SELECT max('', date(min(:until, :today), '-90 days')) AS since, min(:until, :today) AS until)
SELECT 'without_letter|' || count(*) FROM prisoner AS p, open
 WHERE p.row_state = 0 AND p.ended_on IS NULL AND coalesce(p.contact, '') <> 'none'
   AND NOT EXISTS (SELECT 1 FROM piece AS m WHERE m.prisoner = p.id AND m.row_state = 0
                    AND m.first_mailed_on IS NOT NULL AND m.first_mailed_on > open.since
                    AND m.first_mailed_on <= open.until)
   AND NOT EXISTS (SELECT 1 FROM addressee AS a JOIN piece AS m ON m.id = a.piece
                    WHERE a.prisoner = p.id AND a.row_state = 0 AND m.row_state = 0
                      AND m.first_mailed_on > open.since AND m.first_mailed_on <= open.until);

WITH alone AS (
       SELECT currency, sum(postage) AS cents FROM piece
        WHERE row_state = 0 AND first_mailed_on IS NOT NULL AND first_mailed_on BETWEEN :from AND :until AND postage > 0
          AND envelope IS NULL
        GROUP BY currency),
     opened AS (
       SELECT envelope, min(first_mailed_on) AS day FROM piece
        WHERE row_state = 0 AND envelope IS NOT NULL AND first_mailed_on IS NOT NULL GROUP BY envelope),
     together AS (
       SELECT e.currency, sum(e.postage) AS cents FROM opened CROSS JOIN envelope AS e ON e.id = opened.envelope
        WHERE e.row_state = 0 AND e.postage > 0 AND opened.day BETWEEN :from AND :until
        GROUP BY e.currency)
SELECT 'postage.' || currency || '|' || printf('%d.%02d', sum(cents) / 100, sum(cents) % 100)
  FROM (SELECT * FROM alone UNION ALL SELECT * FROM together) GROUP BY currency;
