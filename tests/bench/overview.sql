-- SPDX-License-Identifier: MIT
-- What a bare `solipost` counts besides what `today` says.
SELECT '=prisoners ' || count(*) || ' ' || count(*) FILTER (WHERE contact IS NULL) || ' ' || count(*) FILTER (
         WHERE NOT EXISTS (SELECT 1 FROM stay WHERE stay.prisoner = prisoner.id AND row_state = 0 AND until IS NULL))
  FROM prisoner
 WHERE row_state = 0 AND ended_on IS NULL AND coalesce(status, '') NOT IN ('released', 'deported', 'deceased');
SELECT '=letters ' || ((SELECT count(*) FROM piece WHERE row_state = 0)
         - (SELECT count(*) FROM piece WHERE row_state = 0 AND stage IN ('planned', 'cancelled'))
         - (SELECT count(*) FROM piece WHERE row_state = 0 AND stage IS NULL));
SELECT '=prisons ' || count(*) FROM prison WHERE row_state = 0 AND closed_on IS NULL;
SELECT '=holds ' || count(*) FROM hold WHERE row_state = 0 AND lifted_on IS NULL;
SELECT '=runs ' || count(*) FROM run WHERE row_state = 0 AND stage = 'printed';
