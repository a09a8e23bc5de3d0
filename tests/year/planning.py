# SPDX-License-Identifier: MIT
"""Planning fairly, letter evenings, and who writes to whom."""
import csv
import os
from datetime import timedelta

from days_print import PRODUCTS
from invariants import reachable
from keeper import Step

LIMIT, UNDER_WAY, PLACES = 90, 60, 30  # days, days, places that are asked for each day

LETTERS = """
SELECT p.id, p.code, max(x.first_mailed_on),
 max(CASE WHEN x.first_mailed_on IS NULL AND x.stage <> 'cancelled' THEN x.made_on END),
 EXISTS (SELECT 1 FROM plan_entry e WHERE e.prisoner = p.id AND e.row_state = 0 AND e.piece IS NULL
 AND e.dropped_on IS NULL AND e.made_on >= ?)
FROM prisoner p LEFT JOIN (SELECT id, prisoner FROM piece WHERE row_state = 0 UNION ALL
 SELECT piece, prisoner FROM addressee WHERE row_state = 0) t ON t.prisoner = p.id
LEFT JOIN piece x ON x.id = t.id AND x.row_state = 0 WHERE p.row_state = 0 GROUP BY p.id"""


def candidates(register, today):
    """Whom a letter could be planned to: {code: days waited, or None for never}. Nobody to whom one is under way."""
    allowed = reachable(register, today, acknowledged=False)
    since = (today - timedelta(days=UNDER_WAY)).isoformat()
    found = {}
    for key, code, mailed, unsent, planned in register.rows(LETTERS, since):
        if key not in allowed or planned or (unsent is not None and unsent >= since):
            continue
        last = max(mailed or "", unsent or "")
        found[code] = (today - today.fromisoformat(last)).days if last else None
    return found


def waiting(day):
    """`plan` proposes whoever waits beyond the limit before anybody else, and nobody it must not."""
    answer = day.program.run("plan", "--places", PLACES, "--languages", "any", "--format", "csv")
    wanted = candidates(day.register, day.today)
    rows = {row["code"]: row for row in answer.rows()} if answer.done else {}
    if len(rows) != min(PLACES, len(wanted)):
        yield f"{len(rows)} people for {PLACES} places, and {len(wanted)} may be written to: {answer}"
    for code in sorted(rows.keys() - wanted.keys())[:3]:
        yield f"plan proposes {code}, to whom nothing may be written or a letter is under way"
    yield from fair(rows, wanted)
    for code in sorted(rows.keys() & wanted.keys()):
        days = "" if wanted[code] is None else str(wanted[code])
        if rows[code]["waited"] != days:
            yield f"{code} has waited {days or 'for ever'}, and plan says {rows[code]['waited'] or 'for ever'}"
            return


def fair(rows, wanted):
    """First those who never got a letter or have waited beyond the limit; others only where all of these have a place.
    A birthday may take the place of the last of them who is not past the limit, and all of them a quarter at most."""
    first = {code for code, days in wanted.items() if days is None or days > LIMIT}
    others = rows.keys() - first
    birthdays = {code for code in others if "birthday" in rows[code]["reasons"].split()}
    left = first - rows.keys()
    for code in sorted(others - birthdays)[:3] if left else ():
        yield (f"{code} gets a place ({rows[code]['why']}) though {len(left)} have waited beyond the limit, or never"
               " got a letter")
    if left and len(birthdays) > PLACES / 4:
        yield f"{len(birthdays)} of {PLACES} places are for birthdays"
    if len(first) <= PLACES:
        for code in sorted(code for code in left if wanted[code] is not None)[:3]:
            yield f"{code} has waited {wanted[code]} days and gets no place, though there is room"
        if len(left) > len(birthdays):
            yield f"{len(left)} people who never got a letter get no place, though there is room"


class Planning:
    def __init__(self, scene):
        self.scene = scene

    # ---- plans ----

    def print_plan(self):
        """A plan is kept, and printed in its order."""
        scene = self.scene
        scene.keeper.do(Step("plan", "--places", scene.random.randrange(40, 60), "--languages", "any", "--keep",
                             pieces=[],
                             may_refuse=True))
        plan = scene.register.one("SELECT max(plan) FROM plan_entry WHERE row_state = 0 AND evening IS NULL")
        people = scene.register.rows("SELECT p.id, p.code FROM plan_entry e JOIN prisoner p ON p.id = e.prisoner WHERE"
                                     " e.plan = ? AND e.row_state = 0 AND e.piece IS NULL AND e.dropped_on IS NULL"
                                     " ORDER BY e.position", plan)
        if not people:
            return None
        product = scene.random.choice(PRODUCTS)
        return scene.printing.print(people, product, True, ["--plan", str(plan)])

    def drop(self):
        """What of an old plan nobody wrote goes back into the pool."""
        plan = self.scene.register.one("SELECT min(plan) FROM plan_entry WHERE row_state = 0 AND piece IS NULL AND"
                                       " dropped_on IS NULL AND evening IS NULL AND made_on <"
                                       " ?", (self.scene.today - timedelta(days=20)).isoformat())
        return None if plan is None else Step("plan", "drop", plan, pieces=[], may_refuse=True)

    # ---- evenings ----

    def evening(self):
        """Planned, written, entered from the list as it lay on the table, and closed."""
        scene, random = self.scene, self.scene.random
        writers, guests = random.randrange(8, 14), random.randrange(2, 6)
        planned = scene.keeper.do(Step("evening", "plan", "--on", "today", "--writers", writers, "--each", 2,
                                       "--languages", "any",
                                       "--place", "Kulturhaus", "--keep", pieces=[], may_refuse=True))
        if not planned.done:
            return None
        number = scene.register.one("SELECT max(number) FROM evening WHERE row_state = 0")
        if random.random() < 0.3:
            scene.keeper.do(self.evening_print(number))
        written = self.enter(number)
        if written is not None:
            scene.keeper.do(written)
        return Step("evening", "close", number, "--writers", writers, "--guests", guests, "--yes",
                    check=self.closed(number, guests))

    def evening_print(self, number):
        scene = self.scene
        people = scene.register.rows("SELECT p.id, p.code FROM plan_entry e JOIN evening v ON v.id = e.evening JOIN"
                                     " prisoner p ON p.id = e.prisoner WHERE v.number = ? AND e.row_state = 0 AND"
                                     " e.piece IS NULL AND e.dropped_on IS NULL",
                                     number)
        return scene.printing.print(people, ["evening", "print", str(number), "--as", "envelopes", "--envelopes", "C6"],
                                    True, [],
                                   f"evening-{number}")

    def enter(self, number):
        scene, random = self.scene, self.scene.random
        rows = scene.program.run("show", "evening", number, "--format", "csv").rows()
        if not rows:
            return None
        written = 0
        for row in rows:
            row["what"] = random.choices(["", "home", "stamp", "translation", "nobody"], [80, 4, 4, 2, 10])[0]
            row["writer"] = "" if row["what"] == "nobody" else random.choice(scene.world.writers[:20] + ["guest"] * 8)
            written += row["what"] != "nobody"
        path = os.path.join(scene.program.folder, "evening.csv")
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            table.writerows(rows)

        def check(_answer, since):
            now = scene.register.one("SELECT count(*) FROM piece x WHERE x.row_state = 0 AND x.stage = 'written' AND"
                                     " x.id IN (SELECT row FROM journal_entry WHERE number > ? AND noun ="
                                     " 'piece')", since)
            if now != written:
                yield f"{now} letters were written instead of {written}"
            scene.pieces_written += now
        return Step("evening", "enter", number, "@" + path, check=check)

    def closed(self, number, guests):
        def check(_answer, _since):
            closed, counted = self.scene.register.rows("SELECT closed_on, guest_count FROM evening WHERE number = ? AND"
                                                       " row_state = 0",
                                                       number)[0]
            if closed is None or counted != guests:
                yield f"evening {number} was closed on {closed} with {counted} guests"
            for (left,) in self.scene.register.rows(
                    "SELECT p.code FROM plan_entry e JOIN evening v ON v.id = e.evening JOIN prisoner p ON p.id ="
                    " e.prisoner WHERE v.number = ? AND e.row_state = 0 AND e.piece IS NULL AND e.dropped_on IS"
                    " NULL", number):
                yield f"{left} is still on the list of evening {number}"
        return check


class Pairs:
    def __init__(self, scene):
        self.scene = scene

    def take_on(self):
        scene = self.scene
        allowed = reachable(scene.register, scene.today, acknowledged=False)
        people = [row for row in scene.register.rows("SELECT id, code FROM prisoner WHERE row_state = 0 ORDER BY rowid")
                  if row[0] in allowed]
        chosen = scene.random.sample(people, min(2, len(people)))
        return Step("take-on", *[code for _, code in chosen], "--writer", scene.random.choice(scene.world.writers),
                    pieces=[],
                    may_refuse=True)

    def end(self):
        rows = self.scene.register.rows("SELECT p.code, w.pseudonym FROM pair r JOIN prisoner p ON p.id = r.prisoner"
                                        " JOIN writer w ON w.id = r.writer WHERE r.row_state = 0 AND r.ended_on IS NULL"
                                        " AND p.row_state = 0 ORDER BY r.rowid")
        if not rows:
            return None
        code, writer = self.scene.random.choice(rows)
        return Step("pair", "end", code, "--writer", writer, "--why", "no time", pieces=[])

    def hand_on(self):
        """Of somebody who has left, if there is one."""
        rows = self.scene.register.column(
            "SELECT w.pseudonym FROM pair r JOIN writer w ON w.id = r.writer JOIN prisoner p ON p.id = r.prisoner WHERE"
            " r.row_state = 0 AND r.ended_on IS NULL AND p.row_state = 0 ORDER BY w.left_on IS NULL, r.rowid")
        if not rows:
            return None
        others = [writer for writer in self.scene.world.writers if writer != rows[0]]
        return Step("hand-on", rows[0], "--to", self.scene.random.choice(others), "--force", "--yes", pieces=[],
                    may_refuse=True)
