# SPDX-License-Identifier: MIT
"""Types commands, and holds the program to what it says: that done means done and nothing else was touched, that what
is refused changes nothing and says why, and that what was done can be undone and done again."""
from register import differences


class Step:
    """A command that should work, with what must have come of it. `check(answer, since)` yields complaints; `pieces`
    are the ids of exactly the letters it may touch, or None when that is for `check` to say."""

    def __init__(self, *words, check=None, pieces=None, may_refuse=False):
        self.words, self.check, self.pieces, self.may_refuse = [str(word) for word in words], check, pieces, may_refuse


class Keeper:
    def __init__(self, program, register, complain):
        self.program, self.register, self.complain = program, register, complain
        self.tried_undo = self.refused_undo = self.refused = 0

    # ---- what works ----

    def do(self, step, trial=False):
        """Does it; with `trial` undoes it and does it again in between."""
        since = self.register.last_entry()
        before = self.register.dump() if trial else None
        version = self.register.version()
        answer = self.program.run(*step.words)
        if answer.status not in (0, 1, 2, 3):
            self.complain("said", str(answer))
        if not answer.done:
            if not step.may_refuse:
                self.complain("said", f"should have worked: {answer}")
            self.look_refused(answer, version, "refused" if step.may_refuse else "said")
            return answer
        if trial:
            self.undo_and_redo(step, since, before)
        if step.pieces is not None:
            self.look_touched(step, answer, since)
        if step.check is not None:
            for said in step.check(answer, since):
                self.complain("said", f"{said}, after {answer}")
        return answer

    def look_touched(self, step, answer, since):
        touched = self.register.changed(since, "piece")
        if touched != set(step.pieces):
            self.complain("said", f"changed {len(touched)} letters instead of {len(step.pieces)}: {answer}")

    # ---- what does not ----

    def look_refused(self, answer, version, invariant="refused"):
        if not answer.err.strip():
            self.complain(invariant, f"says nothing: {answer}")
        if self.register.version() != version:
            self.complain(invariant, f"refused, and something was written: {answer}")

    def mistake(self, *words):
        """Must be refused, say why and change nothing; nothing left to do (exit 3) is as good."""
        version = self.register.version()
        answer = self.program.run(*words)
        self.refused += 1
        if answer.status not in (1, 2, 3):
            self.complain("refused", f"should have been refused: {answer}")
        self.look_refused(answer, version)

    # ---- undo ----

    def commits(self, since):
        return self.register.rows("SELECT number, undoes FROM journal_commit WHERE first_entry > ? ORDER BY"
                                  " number", since)

    def undo(self, number):
        """True when it was taken back; else it must say why not."""
        version = self.register.version()
        answer = self.program.run("undo", number)
        if answer.done:
            return True
        self.refused_undo += 1
        if len(answer.err.strip().splitlines()) < 2:
            self.complain("undone", f"refused without a reason and a hint: {answer}")
        if self.register.version() != version:
            self.complain("undone", f"refused, and something was written: {answer}")
        return False

    def compare(self, wanted, words, what):
        found = differences(wanted, self.register.dump())
        if found:
            self.complain("undone", f"{what}: {' '.join(words)[:120]}: {'; '.join(found)[:400]}")

    def undo_and_redo(self, step, since, before):
        done = [number for number, _ in self.commits(since)]
        if not done:
            return
        after = self.register.dump()
        self.tried_undo += 1
        if not all([self.undo(number) for number in reversed(done)]):
            # What was printed, or left the house, stays; then nothing of the command may be gone.
            self.compare(after, step.words, "refused to undo, and it is not as it was")
            return
        self.compare(before, step.words, "undone, and it is not as before")
        back = [number for number, undoes in self.commits(since) if undoes is not None]
        if not all([self.undo(number) for number in reversed(back)]):
            self.complain("undone", f"was undone and cannot be done again: {' '.join(step.words)[:120]}")
            return
        self.compare(after, step.words, "done again, and it is not as it was")

    def regret(self, step):
        """Does it and takes it back for good, by a plain undo for each of its changes."""
        since, before = self.register.last_entry(), self.register.dump()
        answer = self.program.run(*step.words)
        done = self.commits(since)
        if not answer.done or not done:
            return
        self.tried_undo += 1
        for _ in done:
            undone = self.program.run("undo")
            if not undone.done:
                self.refused_undo += 1
                return
        self.compare(before, step.words, "taken back, and it is not as before")

    def undo_old(self, number):
        """Takes an older change back, as far as that goes: whatever comes of it, the day's invariants must hold."""
        self.tried_undo += 1
        self.undo(number)
