# SPDX-License-Identifier: MIT
"""Print runs, and taking letters to the post office."""
import os
import shutil
from datetime import timedelta

from invariants import reachable
from keeper import Step

# Small pages, so that a year of them is printed in seconds; the pages themselves are looked at by other tests.
PRODUCTS = [["print", "envelopes", "--envelopes", "C6"],
            ["print", "cards", "--lines", "--motto", "Spring comes", "--layout", "4up"],
            ["print", "labels", "--labels", "L7160"],
            ["print", "cards", "--template", "greeting", "--layout", "4up"]]

COVERAGE = """
SELECT p.id, p.code FROM prisoner p LEFT JOIN (SELECT prisoner, max(made_on) AS last FROM piece WHERE row_state = 0
AND stage <> 'cancelled' GROUP BY prisoner) m ON m.prisoner = p.id WHERE p.row_state = 0
ORDER BY m.last IS NOT NULL, m.last, p.rowid"""


class Printing:
    def __init__(self, scene):
        self.scene, self.runs = scene, 0

    # ---- printing ----

    def choose(self, count):
        """Who has waited longest, and among them some who must not be written to: the program has to see that."""
        people = self.scene.register.rows(COVERAGE)
        allowed = reachable(self.scene.register, self.scene.today)
        chosen = [person for person in people if person[0] in allowed][:count]
        others = [person for person in people if person[0] not in allowed]
        return chosen + self.scene.random.sample(others, min(len(others), 4))

    def run(self):
        scene = self.scene
        people = self.choose(scene.random.randrange(52, 70))
        product, self.runs = PRODUCTS[self.runs % len(PRODUCTS)], self.runs + 1
        # Whether a text that no native reader has read may be printed has to be acknowledged in any case.
        return self.print(people, product, "--template" in product or scene.random.random() < 0.6)

    def print(self, people, product, acknowledged, whom=None, folder="out"):
        """Whom this prints to is known before: those asked for, against whom the register as it is now says nothing."""
        scene = self.scene
        asked = {key for key, _ in people}
        allowed = reachable(scene.register, scene.today, acknowledged)
        words = product + ([code for _, code in people] if whom is None else whom) + ["--output", folder, "--yes"]
        if acknowledged:
            words.append("--acknowledge")

        def check(answer, since):
            made = scene.register.rows("SELECT id, number FROM run WHERE id IN (SELECT row FROM journal_entry WHERE"
                                       " number > ? AND noun = 'run') AND stage = 'printed'", since)
            for run, number in made:
                scene.runs_checked.add(number)
                printed = set(scene.register.column(
                    "SELECT prisoner FROM piece WHERE run = ?1 AND row_state = 0 UNION SELECT a.prisoner FROM addressee"
                    " a JOIN piece x ON x.id = a.piece WHERE x.run = ?1 AND a.row_state = 0", run))
                for code in self.codes(printed - allowed):
                    scene.complain("paper", f"run {number} has a letter to {code}, to whom nothing may be printed")
                for code in self.codes(printed - asked):
                    scene.complain("paper", f"run {number} has a letter to {code}, whom nobody asked for")
                for code in self.codes((asked & allowed) - printed):
                    yield f"run {number} has no letter to {code}"
                scene.pieces_printed += len(printed)
            if len(made) != 1:
                yield f"{len(made)} runs were made"

        return Step(*words, check=check, may_refuse=not asked & allowed)

    def codes(self, ids):
        return sorted(self.scene.register.one("SELECT code FROM prisoner WHERE id = ?", key) for key in ids)

    def again(self):
        """A paper jam: some of a run once more. Nothing in the register may change."""
        row = self.scene.register.rows("SELECT number FROM run WHERE row_state = 0 AND stage = 'printed' ORDER BY rowid"
                                       " DESC LIMIT 3")
        if not row:
            return None
        return Step("print", "again", self.scene.random.choice(row)[0], "--output", "again", pieces=[], may_refuse=True)

    def cancel_run(self):
        """A run of which nothing was mailed or written."""
        rows = self.scene.register.rows(
            "SELECT id, number FROM run WHERE row_state = 0 AND stage = 'printed' AND NOT EXISTS (SELECT 1 FROM piece"
            " WHERE run = run.id AND row_state = 0 AND stage <> 'printed') ORDER BY rowid DESC LIMIT 1")
        if not rows:
            return None
        pieces = self.scene.register.column("SELECT id FROM piece WHERE run = ? AND row_state = 0", rows[0][0])
        return Step("run", "cancel", rows[0][1], "--yes", pieces=pieces)

    def shred(self):
        """The files of what was mailed go; those of other runs stay, as they do in a group."""
        return Step("shred", "--all-mailed", "--yes", pieces=[], may_refuse=True)

    def clear(self):
        for entry in os.scandir(self.scene.program.folder):
            if entry.is_dir() and not entry.name.startswith("."):
                shutil.rmtree(entry.path)

    # ---- mailing ----

    def mailed(self, pieces, on):
        """What must be so once these letters were mailed."""
        scene = self.scene

        def check(_answer, _since):
            for key in pieces:
                number, stage, mailed, waiting = scene.register.rows(
                    "SELECT number, stage, mailed_on, waiting FROM piece WHERE id = ?", key)[0]
                if (stage, mailed, waiting) != ("mailed", on.isoformat(), None):
                    yield f"letter no. {number} is {stage}, mailed {mailed}, waits for {waiting}"
        return check

    def unmailed_runs(self):
        return self.scene.register.rows(
            "SELECT r.id, r.number, r.made_on FROM run r WHERE r.row_state = 0 AND r.stage = 'printed' AND EXISTS"
            " (SELECT 1 FROM piece WHERE run = r.id AND row_state = 0 AND stage = 'printed') AND NOT EXISTS (SELECT 1"
            " FROM piece WHERE run = r.id AND row_state = 0 AND stage NOT IN ('printed', 'written', 'cancelled')) ORDER"
            " BY r.rowid")

    def mail_run(self):
        """`mailed run 7 --except 415`: left out are those nobody may write to any more, and a few that nobody wrote."""
        scene = self.scene
        runs = self.unmailed_runs()
        if not runs:
            return None
        run, number, _ = runs[0]
        allowed = reachable(scene.register, scene.today)
        rows = scene.register.rows("SELECT id, number, prisoner, coalesce(written_on, made_on) FROM piece WHERE run = ?"
                                   " AND row_state = 0 AND stage IN ('printed', 'written') ORDER BY position", run)
        kept = [row for row in rows if row[2] in allowed and scene.random.random() > 0.04]
        if not kept:
            return None
        on = scene.today
        if scene.random.random() < 0.3 and max(row[3] for row in kept) < scene.today.isoformat():
            on = scene.today - timedelta(days=1)
        left_out = [str(row[1]) for row in rows if row not in kept]
        words = ["mailed", "run", number, "--on", on.isoformat()]
        if left_out:
            words += ["--except", ",".join(left_out)]
        pieces = [row[0] for row in kept]
        return Step(*words, pieces=pieces, check=self.mailed(pieces, on))

    def mail_rest(self):
        """What lies in the pile: written by hand, left over from runs, come back and in a new envelope; but nothing to
        those who must not be written to."""
        scene = self.scene
        allowed = reachable(scene.register, scene.today)
        rows = [row for row in scene.register.rows(
            "SELECT id, number, prisoner FROM piece x WHERE row_state = 0 AND ((stage = 'written' AND (waiting IS NULL"
            " OR waiting_since < :before)) OR (stage = 'returned' AND returned_on < :before) OR (stage = 'printed' AND"
            " EXISTS (SELECT 1 FROM piece y WHERE y.run = x.run AND y.first_mailed_on IS NOT NULL))) ORDER BY rowid"
            .replace(":before", f"'{(scene.today - timedelta(days=12)).isoformat()}'")) if row[2] in allowed]
        kept = [row for row in rows if scene.random.random() > 0.06]
        if not kept:
            return None
        pieces = [row[0] for row in kept]
        words = ["mailed"] + self.ranges(row[1] for row in kept)
        if scene.random.random() < 0.3:
            words = ["mailed", "@" + self.write_list(row[1] for row in kept)]
        return Step(*words, pieces=pieces, check=self.mailed(pieces, scene.today))

    def write_list(self, numbers):
        path = os.path.join(self.scene.program.folder, "list.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("number\n" + "".join(f"{number}\n" for number in numbers))
        return path

    @staticmethod
    def ranges(numbers):
        """412 415-420"""
        words = []
        for number in sorted(numbers):
            if words and words[-1][1] + 1 == number:
                words[-1][1] = number
            else:
                words.append([number, number])
        return [f"{first}-{last}" if first < last else str(first) for first, last in words]
