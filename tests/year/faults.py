# SPDX-License-Identifier: MIT
"""Whether the checks of the year can fail: a register is broken on purpose, or the program is made to lie, and what is
reported is looked at. Speaks TAP."""
import os
import shutil
import sqlite3
import sys
import tempfile

import invariants
import planning
from keeper import Step
from program import Answer
from year import DAILY, Scene, shared_memory

DAYS = 24

# What is wrong, which check has to say so, and in which words. Each is tried by itself and taken back. Letters are the
# newest in the stage: {mailed} and so on are their ids.
BROKEN = [
    ("states", "UPDATE piece SET stage = 'lost' WHERE id = {mailed}", "has no such stage"),
    ("states", "UPDATE piece SET number = NULL WHERE id = {mailed}", "has no number"),
    ("states", "UPDATE piece SET mailed_on = '2031-01-01' WHERE id = {mailed}", "lies in the future"),
    ("states", "UPDATE piece SET written_on = date(made_on, '-1 day') WHERE id = {written}",
     "written before it was made"),
    ("states", "UPDATE piece SET mailed_on = date(made_on, '-1 day'), first_mailed_on = date(made_on, '-1 day')"
     " WHERE id = {mailed}", "mailed before it was written"),
    ("states", "UPDATE piece SET first_mailed_on = NULL WHERE id = {mailed}", "only one of the days is known"),
    ("states", "UPDATE piece SET answered_on = date(first_mailed_on, '-1 day') WHERE id = {answered}",
     "never mailed before"),
    ("states", "UPDATE piece SET written_on = made_on WHERE id = {printed}", "is planned or printed, and more"),
    ("states", "UPDATE piece SET run = NULL WHERE id = {printed}", "printed in no run"),
    ("states", "UPDATE piece SET written_on = NULL WHERE id = {written}", "is written, and nobody knows when"),
    ("states", "UPDATE piece SET answered_on = mailed_on WHERE id = {mailed}", "is mailed, and nobody knows when"),
    ("states", "UPDATE piece SET answered_on = NULL WHERE id = {answered}", "is answered, and nobody knows when"),
    ("states", "UPDATE piece SET returned_on = NULL WHERE id = {returned}", "is returned, and nobody knows when"),
    ("states", "UPDATE piece SET stage = 'cancelled' WHERE id = {mailed}", "is cancelled and on its way"),
    ("states", "UPDATE piece SET waiting = 'stamp', waiting_since = made_on WHERE id = {mailed}",
     "waits, and is not written"),
    ("states", "UPDATE piece SET old_place_on = made_on WHERE id = {printed}", "went to an old place"),
    ("states", "UPDATE returned_mail SET row_state = 1 WHERE piece = {returned}", "another day than its last return"),
    ("states", "UPDATE answered SET row_state = 1 WHERE piece = {answered}", "another day than its first reply came"),
    ("states", "UPDATE reply SET prisoner = NULL WHERE id IN (SELECT reply FROM answered WHERE piece = {answered})",
     "somebody it was not to"),
    ("states", "UPDATE run SET row_state = 1 WHERE id = (SELECT run FROM piece WHERE id = {printed})",
     "does not stand"),
    ("states", "UPDATE run SET stage = 'cancelled' WHERE id = (SELECT run FROM piece WHERE id = {printed})",
     "run is cancelled"),
    ("steps", "UPDATE journal_entry SET new = 'answered' WHERE field = 'stage' AND row = {returned}",
     "to answered by 'returned"),
    ("steps", "UPDATE journal_entry SET old = 'answered' WHERE field = 'stage' AND new = 'mailed' AND row = {mailed}",
     "from answered to mailed"),
    ("paper", "UPDATE run SET made_on = '{today}', number = 4711 WHERE number = 1", "was printed and not looked"),
    ("kept", "UPDATE piece SET address = 'Nowhere' WHERE id = {mailed}", "has got another address"),
    ("kept", "UPDATE piece SET number = number + 100000 WHERE id = {mailed}", "has got another number"),
    ("kept", "UPDATE piece SET prison = NULL WHERE id = {mailed}", "has got another prison"),
    ("kept", "UPDATE piece SET number = (SELECT number FROM piece WHERE id = {printed}) WHERE id = {mailed}",
     "was given twice"),
    ("kept", "DELETE FROM piece WHERE id = {printed}", "no longer in the register"),
    ("ripple", "UPDATE stay SET until = NULL WHERE until IS NOT NULL", "is in two places"),
    ("ripple", "UPDATE prisoner SET status = 'released' WHERE id = (SELECT prisoner FROM stay WHERE until IS NULL)",
     "is released and still held"),
    ("ripple", "UPDATE stay SET since = '2030-01-01', until = '2029-01-01' WHERE until IS NOT NULL",
     "was somewhere from"),
    ("doubt", "UPDATE stay SET doubtful_on = NULL", "is not doubtful after"),
    ("doubt", "UPDATE stay SET doubtful_on = since WHERE since IS NOT NULL", "is doubtful since"),
    ("counts", "UPDATE piece SET stage = 'written' WHERE id = {mailed}", "they differ in"),
    ("counts", "UPDATE piece SET first_mailed_on = NULL WHERE id = {mailed}", "report sent"),
    ("counts", "UPDATE reply SET row_state = 1", "report replies"),
    ("counts", "UPDATE returned_mail SET row_state = 1", "report returned"),
    ("counts", "UPDATE stay SET doubtful_on = NULL", "list doubtful"),
    ("counts", "UPDATE returned_mail SET told_on = '2026-01-01'", "list returns --untold"),
    ("counts", "UPDATE follow_up SET done_on = '2026-01-01'", "list follow-ups --open"),
    ("counts", "UPDATE reply SET handed_on = '2026-01-01'", "list replies --waiting"),
    ("counts", "UPDATE hold SET lifted_on = '2026-01-01'", "list holds"),
    ("counts", "UPDATE piece SET first_mailed_on = '2025-12-30', mailed_on = '2025-12-30' WHERE id = {mailed}",
     "--by month"),
]


class Faults:
    def __init__(self, scene):
        self.scene, self.number, self.failed, self.seen = scene, 0, 0, set()

    def tell(self, name, what, found, wanted):
        self.seen.add(name)
        self.number += 1
        good = any(wanted in said for said in found)
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {name}: {what}")
        if not good:
            print(f"# wanted '{wanted}', was told: {found[:3]}")

    def newest(self, stage):
        key = self.scene.register.one("SELECT id FROM piece WHERE row_state = 0 AND stage = ? AND (run IS NOT NULL OR"
                                      " ?1 = 'written')"
                                      " ORDER BY rowid DESC LIMIT 1", stage)
        if key is None:
            raise SystemExit(f"no letter is {stage} after {DAYS} days")
        return f"x'{key.hex()}'"

    def broken(self):
        """The register as only this process sees it, so that the program goes on counting what is there."""
        scene = self.scene
        pieces = {stage: self.newest(stage) for stage in ("printed", "written", "mailed", "answered", "returned")}
        database = scene.register.db
        database.execute("PRAGMA query_only = 0")
        before, entries = dict(scene.pieces_before), scene.entry_before
        scene.is_month_end, scene.entry_before = True, 0
        for name, sql, wanted in BROKEN:
            database.execute("BEGIN IMMEDIATE")
            changed = database.execute(sql.format(today=scene.today, **pieces)).rowcount
            found = [said for check in DAILY[name][1] for said in check(scene)] if changed else [f"nothing was changed"
                                                                                                 f" by {sql}"]
            database.execute("ROLLBACK")
            scene.pieces_before = dict(before)
            self.tell(name, wanted, found, wanted)
        scene.is_month_end, scene.entry_before = False, entries
        database.execute("PRAGMA query_only = 1")

    def told_of(self, name, do):
        """What was complained about while this was done."""
        complaints = self.scene.complaints[name]
        complaints.clear()
        do()
        found = list(complaints)
        complaints.clear()
        return found

    # ---- a program that lies ----

    def lying(self, lies, do):
        """While `do` runs, commands that begin with one of these words are answered so: (exit, errors, SQL)."""
        program, really = self.scene.program, self.scene.program.run

        def run(*words):
            words = [str(word) for word in words]
            if words[0] not in lies:
                return really(*words)
            status, said, sql = lies[words[0]]
            if sql:
                self.write(sql)
            return Answer(words, status, "", said)
        program.run = run
        try:
            do()
        finally:
            program.run = really

    def write(self, sql):
        other = sqlite3.connect(self.scene.program.register)
        other.execute(sql)
        other.commit()
        other.close()

    def commands(self):
        scene, keeper = self.scene, self.scene.keeper
        nothing = "UPDATE writer SET note = coalesce(note, '') || 'x'"
        lift = Step("lift", "--country", "LU", "--reason", "x", "--yes", pieces=[])
        self.tell("refused", "a mistake that is done",
                  self.told_of("refused", lambda: keeper.mistake("list", "prisons")),
                  "should have been refused")
        self.tell("refused", "a mistake that is refused without a word", self.told_of("refused", lambda: self.lying(
            {"mailed": (1, "", None)}, lambda: keeper.mistake("mailed", 1))), "says nothing")
        self.tell("refused", "a mistake that is refused and writes", self.told_of("refused", lambda: self.lying(
            {"mailed": (1, "no", nothing)}, lambda: keeper.mistake("mailed", 1))), "something was written")
        self.tell("said", "a command that fails", self.told_of("said", lambda: keeper.do(lift)), "should have worked")
        self.tell("said", "a command that ends with a signal", self.told_of("said", lambda: self.lying(
            {"mailed": (-11, "no", None)}, lambda: keeper.do(Step("mailed", 1)))), "exit -11")
        self.tell("said", "a command that touches other letters", self.told_of("said", lambda: keeper.do(
            Step("written", self.somebody(), "--new", "--by", "guest", pieces=[]))), "changed 1 letters instead of 0")
        self.tell("said", "a letter that is not mailed", self.told_of("said", lambda: self.lying(
            {"mailed": (0, "", None)}, lambda: keeper.do(scene.printing.mail_rest()))), "changed 0 letters")
        note = Step("note", "add", self.somebody(), "likes football", pieces=[])
        self.tell("undone", "an undo that does nothing", self.told_of("undone", lambda: self.lying(
            {"undo": (0, "", None)}, lambda: keeper.do(note, trial=True))), "undone, and it is not as before")
        self.tell("undone", "an undo that is refused without a hint", self.told_of("undone", lambda: self.lying(
            {"undo": (1, "no", None)}, lambda: keeper.do(note, trial=True))),
            "without a reason and a hint")
        self.tell("undone", "an undo that does something else", self.told_of("undone", lambda: self.lying(
            {"undo": (0, "", nothing)}, lambda: keeper.regret(note))),
            "taken back, and it is not as before")
        self.paper()
        self.moves()

    def somebody(self):
        allowed = invariants.reachable(self.scene.register, self.scene.today)
        return next(code for key,
                    code in self.scene.register.rows("SELECT id, code FROM prisoner ORDER BY rowid") if key in allowed)

    def paper(self):
        """Held when it was decided who may be printed to, and not any more when it was printed."""
        scene, code = self.scene, self.somebody()
        key = scene.register.one("SELECT id FROM prisoner WHERE code = ?", code)
        scene.program.must("hold", code, "--reason", "x")
        step = scene.printing.print([(key, code)], ["print", "envelopes", "--envelopes", "C6"], True, folder="paper")
        scene.program.must("lift", code, "--reason", "x", "--yes")
        self.tell("paper", "a letter to somebody on hold", self.told_of("paper", lambda: scene.keeper.do(step)),
                  "to whom nothing may be printed")

    def moves(self):
        """Somebody who is taken elsewhere than the letters."""
        scene = self.scene
        step = scene.people.transfer()
        other = next(prison for prison in scene.open_prisons() if prison not in step.words)
        step.words[2] = other
        self.tell("ripple", "somebody who is not where it was said",
                  self.told_of("ripple", lambda: scene.keeper.do(step)), "not at")

    # ---- the rest ----

    def waiting(self):
        rows = {f"P{i:03}": {"reasons": "waiting", "why": "", "waited": "5"} for i in range(planning.PLACES)}
        wanted = {code: 5 for code in rows}
        self.tell("waiting", "others before those who wait", list(planning.fair(rows, {**wanted, "X1": 200})),
                  "beyond the limit")
        self.tell("waiting", "somebody past the limit without a place",
                  list(planning.fair(rows, {**wanted, "X1": 200})),
                  "X1 has waited 200 days")
        self.tell("waiting", "somebody without any letter and without a place",
                  list(planning.fair(rows, {**wanted, "X1": None})),
                  "1 people who never got a letter")
        cards = {code: {**row, "reasons": "birthday"} for code, row in rows.items()}
        self.tell("waiting", "too many birthdays", list(planning.fair(cards, {**wanted, "X1": 200})),
                  "places are for birthdays")
        answer = Answer([], 0, "code,waited,reasons,why\nX1,5,waiting,\n", "")
        self.lying_plan(answer, "a plan with somebody who must not be written to", "to whom nothing may be written")
        self.lying_plan(Answer([], 1, "", "no"), "no plan", "0 people for 30 places")

    def lying_plan(self, answer, what, wanted):
        program, really = self.scene.program, self.scene.program.run
        program.run = lambda *words: answer
        found = list(planning.waiting(self.scene))
        program.run = really
        self.tell("waiting", what, found, wanted)

    def damage(self):
        """At last, since it stays: a letter to a prison that is not there."""
        self.write("PRAGMA foreign_keys = 0")
        self.write("UPDATE piece SET prison = zeroblob(16) WHERE rowid = 1")
        self.scene.is_month_end = True
        self.tell("damage", "a row that points nowhere", list(invariants.damage(self.scene)), "exit 1")


def run():
    folder = tempfile.mkdtemp(prefix="solipost-faults-", dir=shared_memory())
    try:
        scene = Scene(folder, int(os.environ.get("YEAR_SEED", "1")))
        for _ in range(DAYS):
            scene.play()
            scene.tomorrow()
        scene.keeper.do(scene.people.hold())
        # There has to be something on each list.
        scene.keeper.do(Step("follow-up", "add", "P001", "book", "any novel", pieces=[]))
        row = next(row for row in scene.post.out(["mailed"], 0) if row[2] in invariants.reachable(scene.register,
                                                                                                  scene.today))
        scene.keeper.do(Step("returned", row[1], "--reason", "unknown-person", pieces=[row[0]]))
        scene.end()
        faults = Faults(scene)
        before = [said for complaints in scene.complaints.values() for said in complaints]
        faults.tell("all", "nothing is reported of a register that is whole", before or ["nothing"], "nothing")
        faults.broken()
        faults.commands()
        faults.waiting()
        faults.damage()
        faults.tell("all", "each check was seen to fail", sorted(DAILY.keys() - faults.seen) or ["each"], "each")
        print(f"1..{faults.number}")
    finally:
        shutil.rmtree(folder)
    return faults.failed


if __name__ == "__main__":
    sys.exit(1 if run() else 0)
