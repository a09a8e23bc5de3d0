# SPDX-License-Identifier: MIT
"""What happens to prisoners, prisons and writers."""
from datetime import timedelta

from invariants import reachable
from keeper import Step

ON_ITS_WAY = 120  # days


class People:
    def __init__(self, scene):
        self.scene = scene

    def held(self):
        """Those whose place is known: id, code, prison, since."""
        return self.scene.register.rows(
            "SELECT p.id, p.code, q.code, s.since FROM prisoner p JOIN stay s ON s.prisoner = p.id JOIN prison q ON"
            " q.id = s.prison WHERE p.row_state = 0 AND s.row_state = 0 AND s.until IS NULL AND coalesce(p.status, '')"
            " NOT IN ('released', 'deceased') ORDER BY p.rowid")

    # ---- they move ----

    def transfer(self, person=None):
        scene = self.scene
        key, code, here, since = person or scene.random.choice(self.held())
        to = scene.random.choice([prison for prison in scene.open_prisons() if prison != here])
        on = scene.today - timedelta(days=scene.random.choice([0, 0, 2, 5]))
        if since is not None and on < scene.day(since):
            on = scene.day(since)
        unsent, in_post = self.letters(key, to)

        def check(_answer, since):
            touched = scene.register.changed(since, "piece")
            # One that came back from there before is addressed as it was.
            if not in_post <= touched <= unsent | in_post:
                yield f"touched {len(touched)} letters instead of {len(unsent)} unsent and {len(in_post)} in the post"
            for piece in unsent:
                prison, address, envelope = scene.register.rows(
                    "SELECT q.code, x.address, x.envelope FROM piece x JOIN prison q ON q.id = x.prison WHERE x.id ="
                    " ?", piece)[0]
                if prison != to or f"Example Prison {to}" not in (address or "") or envelope is not None:
                    scene.complain("ripple", f"a letter to {code} that lies here was not re-addressed to {to}")
            for piece in in_post:
                if scene.register.one("SELECT old_place_on FROM piece WHERE id = ?", piece) != on.isoformat():
                    scene.complain("ripple", f"a letter to {code} in the post is not marked as gone to the old place")
            now = scene.register.rows("SELECT q.code, s.since FROM stay s JOIN prison q ON q.id = s.prison WHERE"
                                      " s.prisoner = ? AND s.row_state = 0 AND s.until IS NULL", key)
            if now != [(to, on.isoformat())]:
                scene.complain("ripple", f"{code} is at {now}, not at {to} since {on}")
            scene.transfers += 1
        return Step("transfer", code, to, "--date", on.isoformat(), "--source", "lawyer", "--ward", "Ward 3",
                    check=check)

    def letters(self, person, to):
        """What a move reaches: letters to this person alone that lie here, and those in the post to another place."""
        register = self.scene.register
        mine = ("(x.prisoner = ?1 OR EXISTS (SELECT 1 FROM addressee a WHERE a.piece = x.id AND a.prisoner = ?1"
                " AND a.row_state = 0))")
        unsent = set(register.column(
            f"SELECT x.id FROM piece x WHERE x.row_state = 0 AND {mine} AND x.stage IN ('planned', 'printed',"
            " 'written', 'returned') AND NOT EXISTS (SELECT 1 FROM addressee a WHERE a.piece = x.id AND a.row_state ="
            " 0)", person))
        oldest = (self.scene.today - timedelta(days=ON_ITS_WAY)).isoformat()
        in_post = set(register.column(
            f"SELECT x.id FROM piece x LEFT JOIN prison q ON q.id = x.prison WHERE x.row_state = 0 AND {mine} AND"
            " x.stage = 'mailed' AND x.mailed_on >= ?2 AND x.arrived_on IS NULL AND x.old_place_on IS NULL AND"
            " x.prison IS NOT NULL AND q.code IS NOT ?3",
            person, oldest, to))
        return unsent, in_post

    def release(self):
        scene = self.scene
        key, code, _, since = scene.random.choice(self.held())
        on = scene.today if since is not None and scene.day(since) == scene.today else scene.today - timedelta(days=1)
        on = max(on, scene.day(since)) if since is not None else on
        _, in_post = self.letters(key, None)

        def check(_answer, _since):
            if scene.register.one("SELECT status FROM prisoner WHERE id = ?", key) != "released":
                yield f"{code} is not released"
        return Step("release", code, "--date", on.isoformat(), "--source", "family", pieces=in_post, check=check)

    def death(self):
        key, code, _, _ = self.scene.random.choice(self.held())
        return Step("edit", code, "status=deceased", "source=the family", pieces=self.letters(key, None)[1])

    def contact_ends(self):
        allowed = reachable(self.scene.register, self.scene.today)
        rows = [row for row in self.held() if row[0] in allowed]
        return Step("end", "prisoner", self.scene.random.choice(rows)[1], "--reason", "asked us to stop", pieces=[])

    def newcomer(self):
        world = self.scene.world
        person = world.person("")
        prison = self.scene.random.choice(self.scene.open_prisons())
        return Step("add", "prisoner", person[1], "--prison", prison, "--ward", person[3], "--contact", "direct",
                    "--languages",
                    ",".join(world.languages(prison)), "--status", person[6], "--since", self.scene.today.isoformat(),
                    pieces=[])

    def first_letter_from(self):
        """Somebody nobody wrote to has written: entered, and then the reply that answers nothing."""
        rows = self.scene.register.column(
            "SELECT code FROM prisoner p WHERE row_state = 0 AND NOT EXISTS (SELECT 1 FROM piece WHERE prisoner = p.id"
            " AND first_mailed_on IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM reply WHERE prisoner = p.id) ORDER BY"
            " rowid DESC LIMIT 3")
        if not rows:
            return None
        return Step("reply", rows[0], "--unmatched", "--at", "po-box", pieces=[])

    def confirm(self):
        rows = self.scene.register.column(
            "SELECT p.code FROM stay s JOIN prisoner p ON p.id = s.prisoner WHERE s.row_state = 0 AND s.until IS NULL"
            " AND s.doubtful_on < ?1 AND p.row_state = 0 AND NOT EXISTS (SELECT 1 FROM returned_mail r JOIN piece x ON"
            " x.id = r.piece WHERE x.prisoner = p.id AND r.returned_on >= ?1 AND r.row_state = 0) ORDER BY"
            " s.rowid", self.scene.today.isoformat())
        return Step("confirm", self.scene.random.choice(rows), "--source", "lawyer", pieces=[]) if rows else None

    def where_to(self):
        """Of an address in doubt it became known that the person was moved."""
        ids = set(self.scene.register.column("SELECT prisoner FROM stay WHERE row_state = 0 AND until IS NULL AND"
                                             " doubtful_on IS NOT NULL"))
        rows = [row for row in self.held() if row[0] in ids]
        return self.transfer(self.scene.random.choice(rows)) if rows else None

    # ---- holds, prisons ----

    def hold(self):
        kind = self.scene.random.choices(["person", "prison", "country"], [8, 2, 1])[0]
        words = {"person": [self.scene.random.choice(self.held())[1]],
                 "prison": [self.scene.random.choice(self.scene.open_prisons())],
                 "country": ["--country", self.scene.random.choice(["PH", "IR", "FR", "CH", "GR"])]}[kind]
        return Step("hold", *words, "--reason", "the family asked us to stop", "--said-by", "sister", pieces=[])

    def lift(self):
        """The oldest hold that has been there for ten days."""
        rows = self.scene.register.rows(
            "SELECT p.code, q.code, h.country FROM hold h LEFT JOIN prisoner p ON p.id = h.prisoner LEFT JOIN prison q"
            " ON q.id = h.prison WHERE h.row_state = 0 AND h.lifted_on IS NULL AND h.since < ? ORDER BY h.rowid LIMIT"
            " 1",
            (self.scene.today - timedelta(days=10)).isoformat())
        if not rows:
            return None
        person, prison, country = rows[0]
        whom = ["--country", country] if country else [person or prison]
        return Step("lift", *whom, "--reason", "agreed again", "--yes", pieces=[])

    def suspend(self):
        return Step("edit", "prison", self.scene.random.choice(self.scene.open_prisons()), "mail_status=suspended",
                    pieces=[])

    def reopen(self):
        rows = self.scene.register.column("SELECT code FROM prison WHERE row_state = 0 AND mail_status = 'suspended'"
                                          " ORDER BY rowid")
        return Step("edit", "prison", rows[0], "mail_status=open", pieces=[]) if rows else None

    def close_prison(self):
        prisons = [prison for prison in self.scene.open_prisons() if prison.startswith("TR")]
        return Step("end", "prison", prisons[-1], "--reason", "closed by decree", pieces=[])

    def leave_closed(self):
        """Its people are somewhere else now, and it becomes known one by one."""
        closed = set(self.scene.register.column("SELECT code FROM prison WHERE closed_on IS NOT NULL"))
        rows = [row for row in self.held() if row[2] in closed]
        return self.transfer(rows[0]) if rows else None

    # ---- writers ----

    def writer_changes(self):
        scene = self.scene
        writer = scene.random.choice(scene.world.writers[5:])
        until = scene.today + timedelta(days=30)
        change = scene.random.choice([["capacity=3"], [f"paused_from={scene.today}", f"paused_until={until}"],
                                      [f"left_on={scene.today}"], ["languages=de,en"]])
        return Step("edit", "writer", writer, *change, pieces=[])

    def forget(self):
        """A released person asks for it. Letters keep their numbers; nobody can take it back."""
        scene = self.scene
        rows = scene.register.rows("SELECT id, code FROM prisoner WHERE row_state = 0 AND status = 'released' ORDER BY"
                                   " rowid LIMIT 1")
        if not rows:
            return None
        key, code = rows[0]

        def check(_answer, _since):
            if scene.register.one("SELECT name FROM prisoner WHERE id = ?", key) is not None:
                yield f"{code} still has a name"
        return Step("forget", code, "--yes", check=check)
