# SPDX-License-Identifier: MIT
"""A simulated year of a group, day by day, with what must hold looked at after each of them. Speaks TAP.

    YEAR_SEED=7 YEAR_MONTHS=3 python3 tests/year/year.py"""
import os
import random
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta

import figures
import invariants
import planning
from days_people import People
from days_post import Post
from days_print import Printing
from keeper import Keeper
from mistakes import Mistakes
from program import Program
from register import Register
from world import World

FIRST_DAY = date(2026, 1, 1)
# What is looked at after each day, and what is only noted when something is wrong with a command.
DAILY = {
    "states": ("every piece is in one legal state with legal days", [invariants.legal_states, invariants.fitting_rows]),
    "steps": ("stages change only as docs/STATES.md says", [invariants.allowed_steps]),
    "paper": ("nothing is printed to whom nothing may be printed", [invariants.checked_paper]),
    "kept": ("pieces keep number, prison and address, and numbers are given once", [invariants.kept_identity]),
    "ripple": ("who moves is in one place, and the letters follow", [invariants.one_place]),
    "doubt": ("addresses are doubtful when returns say so, and only then", [invariants.doubtful_addresses]),
    "waiting": ("nobody waits longer than 90 days while there is room", [planning.waiting]),
    "counts": ("register, lists and report count alike", [figures.counts_agree]),
    "said": ("commands do what they say and touch nothing else", []),
    "refused": ("mistakes are refused, say why and change nothing", []),
    "undone": ("commands are undone and done again, or say why not", []),
    "damage": ("check finds no fault", [invariants.damage]),
}
MOST_TOLD = 4


class Scene:
    """The day that is played: what all of the year shares."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.program = Program(folder)
        self.world = World(self.random)
        self.today = FIRST_DAY
        self.program.set_day(self.today)
        self.world.set_up(self.program)
        self.register = Register(self.program.register)
        self.set_up = self.register.one("SELECT max(number) FROM journal_commit")
        self.keeper = Keeper(self.program, self.register, self.complain)
        self.states = invariants.read_states(invariants.states_path())
        self.reopened = set()
        self.runs_checked, self.pieces_before, self.entry_before = set(), {}, self.register.last_entry()
        self.printing, self.post, self.people, self.mistakes = Printing(self), Post(self), People(self), Mistakes(self)
        self.planning, self.pairs = planning.Planning(self), planning.Pairs(self)
        self.pieces_printed = self.pieces_written = self.returned = self.replies = self.transfers = 0
        self.complaints = {name: [] for name in DAILY}
        self.is_month_end = False

    def complain(self, invariant, said):
        self.complaints[invariant].append(f"{self.today}: {said}")

    @staticmethod
    def day(text):
        return date.fromisoformat(text)

    def open_prisons(self):
        return self.register.column("SELECT code FROM prison WHERE row_state = 0 AND closed_on IS NULL AND"
                                    " coalesce(mail_status, '') <> 'suspended' ORDER BY rowid")

    # ---- one day ----

    def plan_of_day(self):
        """What happens on it, in the order in which it happens; the same days of the week have the same work."""
        chance, weekday, number = self.random.random, self.today.weekday(), (self.today - FIRST_DAY).days
        printing, post, people, planned = self.printing, self.post, self.people, self.planning
        steps = []
        if weekday == 1:
            steps += [planned.print_plan, post.told]
        if weekday == 2:
            steps += [planned.evening, post.written_pair, post.written_printed] + [lambda: post.written(18)] * 3
        if weekday == 4:
            steps += [printing.run, people.hold if chance() < 0.6 else post.told]
        if weekday == 5:
            steps.append(planned.drop)
        steps += [lambda: post.written(self.random.randrange(5, 9))]
        if weekday in (0, 3):
            steps += [printing.mail_run, printing.mail_rest, lambda: post.returned(self.random.randrange(2, 9)),
                      post.cancel]
        steps += [post.reply] * self.random.choices([1, 2, 3], [2, 5, 4])[0]
        for makes, probability in (
                (post.arrived, 0.2), (post.earlier_reply, 0.1), (lambda: post.returned(2), 0.35),
                (people.transfer, 0.2),
                (people.release, 0.1), (people.death, 0.02), (people.contact_ends, 0.02), (people.newcomer, 0.3),
                (people.first_letter_from, 0.05), (people.confirm, 0.3), (people.where_to, 0.25), (people.lift, 0.2),
                (people.writer_changes, 0.1), (post.hand_over, 0.5), (post.follow_up_done, 0.4),
                (printing.again, 0.05), (people.leave_closed, 0.5), (lambda: post.reply_asks("address"), 0.05),
                (lambda: post.reply_asks("no-letters"), 0.03)):
            if chance() < probability:
                steps.append(makes)
        for makes in (self.pairs.take_on, self.pairs.take_on, self.pairs.end, self.pairs.hand_on):
            if chance() < 0.15:
                steps.append(makes)
        # Once in the months that are played in any case, and again later.
        for makes, day in ((people.suspend, 25), (people.reopen, 55), (people.suspend, 200), (people.reopen, 230),
                           (people.close_prison, 70), (people.forget, 95), (people.forget, 280),
                           (printing.cancel_run, 33), (printing.cancel_run, 100), (printing.cancel_run, 299)):
            if number == day:
                steps.append(makes)
        self.random.shuffle(steps)
        return steps

    def play(self):
        steps = self.plan_of_day()
        trial = self.random.randrange(len(steps)) if self.random.random() < 0.4 else -1
        for at, makes in enumerate(steps):
            step = makes()
            if step is not None:
                self.keeper.do(step, trial=at == trial)
        self.mistakes.make(self.keeper)
        if self.random.random() < 0.08:
            regretted = self.random.choice(steps)()
            if regretted is not None and regretted.words[0] not in ("print", "forget"):
                self.keeper.regret(regretted)
        if self.random.random() < 0.05:
            self.undo_something_old()
        self.end()

    def tomorrow(self):
        self.today += timedelta(days=1)
        self.program.set_day(self.today)

    def undo_something_old(self):
        """Days later somebody finds that a command was wrong."""
        numbers = self.register.column("SELECT number FROM (SELECT number, undoes, undone_by FROM journal_commit ORDER"
                                       " BY number DESC LIMIT 120) WHERE undone_by IS NULL AND undoes IS NULL AND"
                                       " number > ? ORDER BY number",
                                       self.set_up)
        if numbers:
            self.keeper.undo_old(self.random.choice(numbers))

    def end(self):
        self.is_month_end = (self.today + timedelta(days=1)).day == 1
        for name, (_, checks) in DAILY.items():
            for check in checks:
                for said in check(self):
                    self.complain(name, said)
        self.entry_before = self.register.last_entry()
        if self.is_month_end:
            self.keeper.do(self.printing.shred())
            self.printing.clear()


# ---- the year ----

def shared_memory():
    """Thousands of commands each wait for the disk; what is simulated needs none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def tell(number, name, month, complaints):
    said = f"{month}: {DAILY[name][0]}"
    print(f"{'not ok' if complaints else 'ok'} {number} - {said}")
    for complaint in complaints[:MOST_TOLD]:
        print(f"# {complaint}")
    if len(complaints) > MOST_TOLD:
        print(f"# and {len(complaints) - MOST_TOLD} more")
    sys.stdout.flush()


def run(seed, months):
    folder = tempfile.mkdtemp(prefix="solipost-year-", dir=shared_memory())
    began, failed, number = time.monotonic(), 0, 0
    print(f"1..{months * len(DAILY)}")
    print(f"# seed {seed}: YEAR_SEED={seed} gives the same year again")
    try:
        scene = Scene(folder, seed)
        for _ in range(months):
            while True:
                scene.play()
                last = scene.is_month_end
                scene.tomorrow()
                if last:
                    break
            month = (scene.today - timedelta(days=1)).strftime("%B")
            for name in DAILY:
                number += 1
                failed += bool(scene.complaints[name])
                tell(number, name, month, scene.complaints[name])
                scene.complaints[name] = []
        print(f"# {scene.pieces_printed} printed and {scene.pieces_written} written by hand, {scene.returned} returned,"
              f" {scene.replies} replies, {scene.transfers} transfers; {scene.program.count} commands,"
              f" {scene.keeper.tried_undo} tried to undo ({scene.keeper.refused_undo} refused), {scene.keeper.refused}"
              f" mistakes; {time.monotonic() - began:.0f} s")
    finally:
        if os.environ.get("YEAR_KEEP") and failed:
            print(f"# kept in {folder}")
        else:
            shutil.rmtree(folder)
    return failed


if __name__ == "__main__":
    sys.exit(1 if run(int(os.environ.get("YEAR_SEED", "1")), int(os.environ.get("YEAR_MONTHS", "4"))) else 0)
