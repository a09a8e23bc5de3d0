# SPDX-License-Identifier: MIT
"""What people mistype: each must be refused, say why, and change nothing."""
from datetime import timedelta


class Mistakes:
    def __init__(self, scene):
        self.scene = scene

    def number(self, stage, extra=""):
        return self.scene.register.one(
            f"SELECT number FROM piece WHERE row_state = 0 AND stage = ? {extra} ORDER BY rowid DESC LIMIT 1", stage)

    def code(self, condition):
        return self.scene.register.one(
            "SELECT p.code FROM prisoner p JOIN stay s ON s.prisoner = p.id JOIN prison q ON q.id = s.prison WHERE"
            f" p.row_state = 0 AND s.row_state = 0 AND s.until IS NULL AND {condition} ORDER BY p.rowid LIMIT 1")

    def some(self):
        """All that can be made of the register as it is now."""
        today = self.scene.today
        tomorrow, long_ago = (today + timedelta(days=1)).isoformat(), (today - timedelta(days=700)).isoformat()
        written, mailed, returned = self.number("written"), self.number("mailed"), self.number("returned")
        answered, cancelled = self.number("answered"), self.number("cancelled")
        somebody = self.code("p.status = 'sentenced' AND p.ended_on IS NULL AND NOT EXISTS (SELECT 1 FROM hold h WHERE"
                             " h.prisoner = p.id)")
        held = self.scene.register.one("SELECT p.code FROM hold h JOIN prisoner p ON p.id = h.prisoner WHERE"
                                       " h.row_state = 0 AND h.lifted_on IS NULL AND p.row_state = 0")
        doubtful = self.scene.register.one(
            "SELECT x.number FROM piece x JOIN stay s ON s.prisoner = x.prisoner WHERE x.row_state = 0 AND x.stage ="
            " 'returned' AND s.row_state = 0 AND s.until IS NULL AND s.doubtful_on IS NOT NULL ORDER BY x.rowid LIMIT"
            " 1")
        here = self.scene.register.one("SELECT q.code FROM stay s JOIN prison q ON q.id = s.prison JOIN prisoner p ON"
                                       " p.id = s.prisoner WHERE s.until IS NULL AND s.row_state = 0 AND p.code ="
                                       " ?", somebody)
        found = [["mailed", 99999999], ["mailed", "run", 99999], ["returned", 99999999, "--reason", "address"],
                 ["reply", "Nobody Anywhere"], ["reply", 99999999], ["told", 99999999], ["undo", 99999999],
                 ["follow-up", "done", 99999],
                 ["confirm", "Nobody Anywhere"], ["hold", "Nobody Anywhere", "--reason", "x"],
                 ["returned", "@no-such-list.csv"],
                 ["mailed", "420-412"], ["written"], ["run", "cancel", 99999, "--yes"], ["print", "again", 99999],
                 ["lift", somebody, "--reason", "x", "--yes"], ["transfer", somebody, "NO-SUCH"],
                 ["transfer", somebody, here],
                 ["hold", somebody], ["written", somebody, "--by", "guest", "--on", tomorrow],
                 ["edit", somebody, "status=nonsense"],
                 ["transfer", somebody, self.scene.world.prisons[0], "--date", tomorrow],
                 ["reply", somebody, "--unmatched", "--dated", today, "--received", today - timedelta(days=1)],
                 ["reply", somebody, "--unmatched", "--follow-up", "nonsense:x"]]
        if written:
            found += [["mailed", written, "--on", long_ago], ["mailed", written, "--on", tomorrow], ["reply", written],
                      ["returned", written, "--reason", "address"], ["arrived", written],
                      ["mailed", written, "--postage", "much"],
                      ["mailed", written, "--except", written]]
        if mailed:
            found += [["mailed", mailed], ["written", mailed], ["cancel", mailed],
                      ["returned", mailed, "--reason", "nonsense"],
                      ["returned", mailed, "--reason", "address", "--on", long_ago], ["returned", mailed],
                      ["told", mailed],
                      ["reply", mailed, "--received", long_ago], ["arrived", mailed, "--on", tomorrow]]
        if returned:
            found += [["reply", returned], ["returned", returned, "--reason", "address"], ["arrived", returned],
                      ["mailed", returned, "--on", long_ago]]
        if answered:
            found += [["mailed", answered], ["cancel", answered], ["returned", answered, "--reason", "address"]]
        if cancelled:
            found += [["mailed", cancelled], ["cancel", cancelled], ["written", cancelled], ["reply", cancelled]]
        if held:
            found += [["written", held, "--new", "--by", "guest"],
                      ["print", "envelopes", held, "--envelopes", "C6", "--yes", "--acknowledge", "--output", "out"]]
        if doubtful:
            found.append(["mailed", doubtful])
        return found

    def make(self, keeper):
        keeper.mistake(*self.scene.random.choice(self.some()))
