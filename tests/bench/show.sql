-- SPDX-License-Identifier: MIT
-- What `solipost show` tells of the prisoner whose code is :who: the rows, and the timeline.
CREATE TEMP TABLE who AS SELECT * FROM prisoner WHERE code = :who AND row_state = 0;
CREATE TEMP TABLE letter AS
SELECT piece.*, run.number AS run_number, w.pseudonym, c.name AS campaign_name, r.code AS prison_code
  FROM piece LEFT JOIN run ON run.id = piece.run LEFT JOIN writer AS w ON w.id = piece.writer
  LEFT JOIN campaign AS c ON c.id = piece.campaign LEFT JOIN prison AS r ON r.id = piece.prison
 WHERE piece.id IN (SELECT id FROM piece WHERE prisoner = (SELECT id FROM who) AND row_state = 0
                    UNION ALL SELECT piece FROM addressee WHERE prisoner = (SELECT id FROM who) AND row_state = 0)
   AND piece.row_state = 0;
SELECT * FROM who;
SELECT c.* FROM target AS t JOIN campaign AS c ON c.id = t.campaign WHERE t.prisoner = (SELECT id FROM who) AND t.row_state = 0;
SELECT s.*, r.* FROM stay AS s JOIN prison AS r ON r.id = s.prison WHERE s.prisoner = (SELECT id FROM who) AND s.row_state = 0;
SELECT * FROM own_group;
CREATE TEMP TABLE held AS
SELECT hold.* FROM hold, (SELECT r.id, r.country FROM stay AS s JOIN prison AS r ON r.id = s.prison
                            WHERE s.prisoner = (SELECT id FROM who) AND s.row_state = 0 AND s.until IS NULL
                            UNION ALL SELECT NULL, NULL LIMIT 1) AS place
 WHERE hold.row_state = 0
   AND (hold.prisoner = (SELECT id FROM who) OR hold.prison = place.id OR hold.country = place.country);
SELECT * FROM note WHERE row_state = 0 AND prisoner = (SELECT id FROM who);
SELECT '=letters ' || count(*) FROM letter WHERE stage IN ('printed', 'written', 'mailed', 'answered', 'returned');
WITH event (day, number, what, detail) AS (
  SELECT since, NULL, 'held at', r.name FROM stay AS s JOIN prison AS r ON r.id = s.prison
   WHERE s.prisoner = (SELECT id FROM who) AND s.row_state = 0
  UNION ALL SELECT until, NULL, 'left', r.name FROM stay AS s JOIN prison AS r ON r.id = s.prison
   WHERE s.prisoner = (SELECT id FROM who) AND s.row_state = 0
  UNION ALL SELECT doubtful_on, NULL, 'doubtful', doubtful_why FROM stay
   WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT ended_on, NULL, 'contact ended', ended_why FROM who
  UNION ALL SELECT made_on, number, 'printed', run_number FROM letter WHERE run IS NOT NULL
  UNION ALL SELECT written_on, number, 'written', pseudonym FROM letter
  UNION ALL SELECT waiting_since, number, 'waits', waiting FROM letter
  UNION ALL SELECT first_mailed_on, number, 'mailed', prison_code FROM letter
  UNION ALL SELECT mailed_on, number, 'mailed again', '' FROM letter WHERE mailed_on <> first_mailed_on
  UNION ALL SELECT arrived_on, number, 'arrived', arrived_how FROM letter
  UNION ALL SELECT answered_on, number, 'answered', '' FROM letter
  UNION ALL SELECT m.returned_on, letter.number, 'came back', m.reason
    FROM letter JOIN returned_mail AS m ON m.piece = letter.id AND m.row_state = 0
  UNION ALL SELECT received_on, NULL, 'reply', number FROM reply WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT handed_on, NULL, 'handed over', number FROM reply
   WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT made_on, NULL, 'to do', detail FROM follow_up
   WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT done_on, NULL, 'done', outcome FROM follow_up
   WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT made_on, NULL, 'note', text FROM note WHERE prisoner = (SELECT id FROM who) AND row_state = 0
  UNION ALL SELECT since, NULL, 'hold', reason FROM held
  UNION ALL SELECT lifted_on, NULL, 'lifted', reason FROM held)
SELECT '@' || day || ' ' || coalesce(number, ''), what, detail FROM event WHERE day IS NOT NULL ORDER BY day, number;
