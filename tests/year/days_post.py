# SPDX-License-Identifier: MIT
"""What people write by hand, what comes back, and what prisoners answer."""
from datetime import timedelta

from days_print import COVERAGE
from invariants import reachable
from keeper import Step

REASONS = {"transferred": 8, "released": 5, "unknown-person": 6, "deceased": 1, "moved": 5, "address": 6,
           "unclaimed": 6,
           "illegible": 3, "other": 3, "refused-content": 5, "refused-enclosure": 2, "refused-sender": 2,
           "refused-number": 2, "refused-language": 2, "mail-ban": 2, "suspended": 2, "postage": 3, "damaged": 2}
FOLLOW_UPS = ["book:any novel", "stamps", "lawyer", "cellmate", "translation", "publish:anonymous", "ill-treatment",
              "other"]


class Post:
    def __init__(self, scene):
        self.scene = scene

    # ---- written by hand ----

    def writer(self):
        """A writer who has not left and does not pause, or a guest."""
        scene = self.scene
        if scene.random.random() < 0.3:
            return "guest"
        return scene.random.choice(scene.register.column(
            "SELECT pseudonym FROM writer WHERE row_state = 0 AND left_on IS NULL AND (paused_from IS NULL OR"
            " paused_from > ?1 OR paused_until < ?1) ORDER BY rowid", scene.today.isoformat()))

    def written(self, count):
        """New letters by one hand to people who have waited long: each gets a number, and the address of today."""
        scene = self.scene
        allowed = reachable(scene.register, scene.today)
        people = [row for row in scene.register.rows(COVERAGE) if row[0] in allowed][:count * 3]
        people = sorted(scene.random.sample(people, min(count, len(people))), key=lambda row: row[1])
        if not people:
            return None
        on = scene.today - timedelta(days=scene.random.choice([0, 0, 0, 1]))
        words = ["written"] + [code for _, code in people] + ["--new", "--by", self.writer(), "--on", on.isoformat()]
        words += ["--kind", scene.random.choice(["card", "letter"])]
        if scene.random.random() < 0.2:
            words += ["--waits", scene.random.choice(["home", "translation", "reading", "stamp"]), "--who", "Somebody"]
        if scene.random.random() < 0.2:
            words += ["--campaign", "ALL"]
        return Step(*words, check=self.new_letters([key for key, _ in people], on), may_refuse="--campaign" in words)

    def new_letters(self, people, on):
        scene = self.scene

        def check(_answer, since):
            made = scene.register.rows(
                "SELECT x.prisoner, x.stage, x.written_on, x.run, x.prison IS s.prison, x.address LIKE '%' || q.name ||"
                " '%' FROM piece x LEFT JOIN stay s ON s.prisoner = x.prisoner AND s.until IS NULL AND s.row_state = 0"
                " LEFT JOIN prison q ON q.id = s.prison WHERE x.row_state = 0 AND x.id IN (SELECT row FROM"
                " journal_entry WHERE number > ? AND noun = 'piece')", since)
            if sorted(row[0] for row in made) != sorted(people):
                yield f"{len(made)} letters were made for {len(people)} people"
            for row in made:
                if row[1:] != ("written", on.isoformat(), None, 1, 1):
                    yield f"a letter was made as {row[1:]}"
            scene.pieces_written += len(made)
        return check

    def written_pair(self):
        """One letter to two in the same prison."""
        scene = self.scene
        allowed = reachable(scene.register, scene.today)
        people = [row for row in scene.register.rows(
            "SELECT p.id, p.code, s.prison FROM prisoner p JOIN stay s ON s.prisoner = p.id WHERE s.until IS NULL AND"
            " s.row_state = 0 ORDER BY p.rowid") if row[0] in allowed]
        if not people:
            return None
        first = scene.random.choice(people)
        mates = [row for row in people if row[2] == first[2] and row != first]
        if not mates:
            return None
        second = scene.random.choice(mates)

        def check(_answer, since):
            pieces = scene.register.changed(since, "piece")
            further = scene.register.column("SELECT prisoner FROM addressee WHERE row_state = 0 AND piece IN (SELECT"
                                            " row FROM journal_entry WHERE number > ? AND noun = 'piece')", since)
            if len(pieces) != 1 or further != [second[0]]:
                yield "is not one letter to both"
            scene.pieces_written += len(pieces)
        return Step("written", f"{first[1]}+{second[1]}", "--by", self.writer(), "--by", scene.world.writers[0],
                    check=check)

    def written_printed(self):
        """A printed card was written on at the table: its number says which."""
        scene = self.scene
        rows = scene.register.rows("SELECT id, number FROM piece WHERE row_state = 0 AND stage = 'printed' ORDER BY"
                                   " rowid DESC LIMIT 40")
        if not rows:
            return None
        chosen = scene.random.sample(rows, min(len(rows), scene.random.randrange(1, 6)))
        return Step("written", *[number for _, number in chosen], "--by", self.writer(),
                    pieces=[key for key, _ in chosen])

    # ---- what becomes of letters ----

    def out(self, stages, days, most=150):
        """Letters that have been in the post for so many days at least and at most, the first made first."""
        first, last = ((self.scene.today - timedelta(days=some)).isoformat() for some in (most, days))
        return self.scene.register.rows(
            "SELECT x.id, x.number, x.prisoner, x.mailed_on, x.stage, x.old_place_on FROM piece x WHERE x.row_state ="
            f" 0 AND x.stage IN ({','.join('?' * len(stages))}) AND x.mailed_on BETWEEN ? AND ? AND EXISTS (SELECT 1"
            " FROM prisoner p WHERE p.id = x.prisoner AND p.row_state = 0) ORDER BY +x.rowid", *stages, first, last)

    def returned(self, count):
        """A pile with one reason. The day is not before the address was confirmed: what came before does not count."""
        scene = self.scene
        confirmed = set(scene.register.column("SELECT prisoner FROM stay WHERE confirmed_on >="
                                              " ?", scene.today.isoformat()))
        rows = [row for row in self.out(["mailed"], 6) if row[2] not in confirmed]
        old = [row for row in rows if row[5] is not None]
        rows = old if old and scene.random.random() < 0.4 else rows
        if not rows:
            return None
        chosen = scene.random.sample(rows, min(count, len(rows)))
        reason = scene.random.choices(list(REASONS), list(REASONS.values()))[0]
        pieces = [row[0] for row in chosen]

        def check(_answer, since):
            kept = scene.register.rows("SELECT piece, coalesce(reason, 'unknown'), returned_on, told_on FROM"
                                       " returned_mail WHERE row_state = 0 AND id IN (SELECT row FROM journal_entry"
                                       " WHERE number > ? AND noun = 'returned_mail')", since)
            if sorted(kept) != sorted((key, reason, scene.today.isoformat(), None) for key in pieces):
                yield f"noted {len(kept)} returns instead of {len(pieces)}"
            for key in pieces:
                if scene.register.one("SELECT stage FROM piece WHERE id = ?", key) != "returned":
                    yield "a letter did not come back"
            scene.returned += len(pieces)
        return Step("returned", *[row[1] for row in chosen], "--reason", reason, pieces=pieces, check=check)

    def reply(self):
        """Months later, with the number, or only with the name; a second one, or one that came before the first."""
        scene, random = self.scene, self.scene.random
        rows = self.out(["mailed", "answered"], 14, 200)
        if not rows:
            return None
        fresh = [row for row in rows if row[4] == "mailed"]
        key, number, prisoner, mailed, _, _ = random.choice(fresh if fresh and random.random() < 0.85 else rows)
        latest = (scene.today - scene.day(mailed)).days
        received = scene.today - timedelta(days=random.choice([0, 0, 1, min(9, latest)]))
        dated = received - timedelta(days=random.randrange(0, 1 + (received - scene.day(mailed)).days))
        words = ["--dated", dated.isoformat(), "--received", received.isoformat(), "--at",
                 random.choice(["po-box", "evening"])]
        if random.random() < 0.25:
            words += ["--follow-up", random.choice(FOLLOW_UPS)]
        if random.random() < 0.3:
            code = scene.register.one("SELECT code FROM prisoner WHERE id = ?", prisoner)
            words += random.choice([["--letter", str(number)], [], ["--unmatched"]])
            return Step("reply", code, *words, check=self.counts_reply(), may_refuse="--letter" not in words)

        def check(_answer, _since):
            stage, answered = scene.register.rows("SELECT stage, answered_on FROM piece WHERE id = ?", key)[0]
            if stage != "answered" or answered > received.isoformat():
                yield f"letter no. {number} is {stage}, answered on {answered}"
            scene.replies += 1
        return Step("reply", number, *words, pieces=None, check=check)

    def earlier_reply(self):
        """One that came before another, and is entered only now: the letter was answered on the earlier day."""
        scene = self.scene
        rows = scene.register.rows(
            "SELECT x.id, x.number, x.first_mailed_on, x.answered_on FROM piece x JOIN prisoner p ON p.id = x.prisoner"
            " WHERE x.row_state = 0 AND p.row_state = 0 AND x.stage = 'answered' AND x.answered_on > x.mailed_on ORDER"
            " BY x.rowid DESC LIMIT 30")
        if not rows:
            return None
        key, number, _, answered = scene.random.choice(rows)
        received = scene.day(answered) - timedelta(days=1)

        def check(_answer, _since):
            now = scene.register.one("SELECT answered_on FROM piece WHERE id = ?", key)
            if now != received.isoformat():
                yield f"letter no. {number} was answered on {now}"
            scene.replies += 1
        return Step("reply", number, "--received", received.isoformat(), check=check)

    def counts_reply(self):
        def check(_answer, since):
            came = len(self.scene.register.changed(since, "reply"))
            if came != 1:
                yield f"{came} replies were entered"
            self.scene.replies += came
        return check

    def reply_asks(self, what):
        """What takes effect at once: a new address, no more letters."""
        rows = self.out(["mailed"], 20)
        scene = self.scene
        allowed = reachable(scene.register, scene.today)
        rows = [row for row in rows if row[2] in allowed]
        if not rows:
            return None
        row = scene.random.choice(rows)
        if what == "address":
            here = scene.register.one("SELECT q.code FROM stay s JOIN prison q ON q.id = s.prison WHERE s.prisoner = ?"
                                      " AND s.until IS NULL AND s.row_state = 0", row[2])
            what = "address:" + scene.random.choice([code for code in scene.world.prisons if code != here])
        return Step("reply", row[1], "--follow-up", what)

    def arrived(self):
        rows = self.out(["mailed"], 5)
        if not rows:
            return None
        chosen = self.scene.random.sample(rows, min(len(rows), 3))
        return Step("arrived", *[row[1] for row in chosen], "--from", "lawyer", pieces=[row[0] for row in chosen])

    def cancel(self):
        """Letters that lie here and will not go: to those who must not be written to any more, and what came back."""
        scene = self.scene
        allowed = reachable(scene.register, scene.today)
        rows = [row for row in scene.register.rows(
            "SELECT id, number, prisoner FROM piece WHERE row_state = 0 AND stage IN ('printed', 'written', 'returned')"
            " ORDER BY rowid") if row[2] not in allowed]
        if not rows:
            return None
        chosen = scene.random.sample(rows, min(len(rows), 5))
        return Step("cancel", *[row[1] for row in chosen], pieces=[row[0] for row in chosen])

    # ---- what follows ----

    def told(self):
        rows = self.scene.register.rows(
            "SELECT DISTINCT x.number FROM returned_mail r JOIN piece x ON x.id = r.piece WHERE r.row_state = 0 AND"
            " r.told_on IS NULL ORDER BY x.rowid LIMIT 12")
        return Step("told", *[number for (number,) in rows], pieces=[]) if rows else None

    def hand_over(self):
        rows = self.scene.register.column("SELECT number FROM reply WHERE row_state = 0 AND handed_on IS NULL ORDER BY"
                                          " rowid LIMIT 20")
        if not rows:
            return None
        return Step("reply", "hand", self.scene.random.choice(rows), "--to",
                    self.scene.random.choice(self.scene.world.writers),
                    pieces=[], may_refuse=True)

    def follow_up_done(self):
        rows = self.scene.register.column("SELECT number FROM follow_up WHERE row_state = 0 AND done_on IS NULL ORDER"
                                          " BY rowid")
        return Step("follow-up", "done", rows[0], "--outcome", "done", pieces=[]) if rows else None
