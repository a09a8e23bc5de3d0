# SPDX-License-Identifier: MIT
"""What must hold after every day, whatever was done on it. Each check reads the register by itself and yields what it
finds in words; nothing found means that it holds."""
import os

STAGES = ("planned", "printed", "written", "mailed", "answered", "returned", "cancelled")
EVENTS = {"written": "written", "mailed": "mailed", "returned": "returned", "reply": "reply", "arrived": "arrived",
          "cancel": "cancel", "run cancel": "cancel", "release": "cancel", "end prisoner": "cancel",
          "evening enter": "written", "evening close": "cancel", "evening plan": "cancel"}
HARD = "('released', 'transferred', 'unknown-person', 'deceased')"
SOFT = "('moved', 'address', 'unclaimed', 'illegible', 'unknown', 'other')"

# Who must not be printed to, by what the register says on that day. Of these people p, at s, in the prison q.
HELD = ("EXISTS (SELECT 1 FROM hold h WHERE h.row_state = 0 AND h.lifted_on IS NULL AND (h.prisoner = p.id OR h.prison"
        " = s.prison OR h.country = q.country))")
REACHABLE = (
    "p.row_state = 0 AND p.ended_on IS NULL AND coalesce(p.status, '') NOT IN ('released', 'deported', 'deceased') AND"
    " coalesce(p.contact, '') NOT IN ('none', 'relay') AND s.doubtful_on IS NULL AND coalesce(q.mail_status, '') NOT"
    f" IN ('suspended', 'relay') AND (q.closed_on IS NULL OR q.closed_on > :today) AND NOT {HELD}")
PEOPLE = ("prisoner p LEFT JOIN stay s ON s.prisoner = p.id AND s.row_state = 0 AND s.until IS NULL LEFT JOIN prison q"
          " ON q.id = s.prison")


def reachable(register, today, acknowledged=True):
    """Ids of those to whom something may be printed today."""
    asked = "" if acknowledged else " AND p.contact IS NOT NULL"
    return {row[0] for row in register.db.execute(
        f"SELECT p.id FROM {PEOPLE} WHERE s.id IS NOT NULL AND {REACHABLE}{asked}", {"today": today.isoformat()})}


def held_people(register):
    return set(register.column(f"SELECT p.id FROM {PEOPLE} WHERE {HELD}"))


# ---- stages and days ----

# A piece for which one of these is true is in no legal state. What stands on the left says it.
ILLEGAL = [
    ("has no such stage", f"stage IS NULL OR stage NOT IN {STAGES}"),
    ("has no number, no day or nobody it is to", "number IS NULL OR number < 1 OR made_on IS NULL OR prisoner IS NULL"),
    ("lies in the future",
     "max(made_on, coalesce(written_on, ''), coalesce(mailed_on, ''), coalesce(first_mailed_on, ''),"
     " coalesce(returned_on, ''), coalesce(answered_on, ''), coalesce(arrived_on, '')) > :today"),
    ("was written before it was made", "written_on < made_on"),
    ("was mailed before it was written or made", "first_mailed_on < coalesce(written_on, made_on)"),
    ("was mailed the last time before the first time, or only one of the days is known",
     "mailed_on < first_mailed_on OR (mailed_on IS NULL) <> (first_mailed_on IS NULL)"),
    ("came back, was answered or arrived, and was never mailed before",
     "coalesce(returned_on, answered_on, arrived_on) IS NOT NULL AND (first_mailed_on IS NULL OR returned_on <"
     " first_mailed_on OR answered_on < first_mailed_on OR arrived_on < first_mailed_on)"),
    ("is planned or printed, and more than that has happened",
     "stage IN ('planned', 'printed') AND coalesce(written_on, mailed_on, returned_on, answered_on) IS NOT NULL"),
    ("is printed in no run", "stage = 'printed' AND run IS NULL"),
    ("is written, and nobody knows when, or more has happened",
     "stage = 'written' AND (written_on IS NULL OR coalesce(mailed_on, returned_on, answered_on) IS NOT NULL)"),
    ("is mailed, and nobody knows when, or it came back later, or was answered",
     "stage = 'mailed' AND (mailed_on IS NULL OR returned_on > mailed_on OR answered_on IS NOT NULL)"),
    ("is answered, and nobody knows when, or it never went",
     "stage = 'answered' AND (answered_on IS NULL OR mailed_on IS NULL)"),
    ("is returned, and nobody knows when, or was mailed later, or was answered",
     "stage = 'returned' AND (returned_on IS NULL OR mailed_on > returned_on OR answered_on IS NOT NULL)"),
    ("is cancelled and on its way",
     "stage = 'cancelled' AND (answered_on IS NOT NULL OR (mailed_on IS NOT NULL AND returned_on IS NULL))"),
    ("waits, and is not written or nobody knows since when",
     "(waiting IS NOT NULL AND (stage <> 'written' OR waiting_since IS NULL)) OR (waiting IS NULL AND"
     " coalesce(waiting_since, waiting_who) IS NOT NULL)"),
    ("went to an old place, and never went", "old_place_on IS NOT NULL AND first_mailed_on IS NULL"),
]


def legal_states(day):
    today = {"today": day.today.isoformat()}
    for said, wrong in ILLEGAL:
        for number, stage in day.register.db.execute(
                f"SELECT number, stage FROM piece WHERE row_state = 0 AND ({wrong}) LIMIT 5", today):
            yield f"letter no. {number} ({stage}) {said}"


# Rows of other tables that must fit the piece. Of somebody who was forgotten only the letters are left.
FORGOTTEN = "EXISTS (SELECT 1 FROM prisoner f WHERE f.id = x.prisoner AND f.row_state = 2)"
UNFIT = [
    ("came back on another day than its last return",
     "SELECT x.number FROM piece x LEFT JOIN (SELECT piece, max(returned_on) AS day FROM returned_mail WHERE row_state"
     " = 0 GROUP BY piece) r ON r.piece = x.id WHERE x.row_state = 0 AND x.returned_on IS NOT r.day"),
    ("was answered on another day than its first reply came",
     "SELECT x.number FROM piece x LEFT JOIN (SELECT a.piece, min(r.received_on) AS day FROM answered a JOIN reply r ON"
     " r.id = a.reply WHERE a.row_state = 0 AND r.row_state = 0 GROUP BY a.piece) r ON r.piece = x.id WHERE x.row_state"
     " = 0 AND x.answered_on IS NOT r.day"),
    ("is answered by a reply of somebody it was not to",
     "SELECT x.number FROM answered a JOIN reply r ON r.id = a.reply JOIN piece x ON x.id = a.piece WHERE a.row_state ="
     " 0 AND r.prisoner IS NOT x.prisoner AND NOT EXISTS (SELECT 1 FROM addressee d WHERE d.piece = x.id AND"
     " d.row_state = 0 AND d.prisoner = r.prisoner)"),
    ("is of a run that does not stand in the register",
     "SELECT x.number FROM piece x JOIN run r ON r.id = x.run WHERE x.row_state = 0 AND r.row_state <> 0"),
    ("is printed, and its run is cancelled",
     "SELECT x.number FROM piece x JOIN run r ON r.id = x.run WHERE x.row_state = 0 AND x.stage = 'printed' AND r.stage"
     " <> 'printed'"),
]


def fitting_rows(day):
    for said, sql in UNFIT:
        for (number,) in day.register.db.execute(f"{sql} AND NOT {FORGOTTEN} LIMIT 5"):
            yield f"letter no. {number} {said}"


# ---- steps ----

def read_states(path):
    """docs/STATES.md: {(stage, event): (whether it needs --force, stage afterwards)}; what cannot be is not in it."""
    allowed, events = {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if cells[0] == "stage":
                events = cells[1:]
            elif events and cells[0] in STAGES:
                for event, cell in zip(events, cells[1:]):
                    if cell != "no":
                        allowed[cells[0], event] = cell.startswith("odd"), cell.removeprefix("odd: ")
    if len(allowed) < 30:
        raise SystemExit("the table of docs/STATES.md cannot be read")
    return allowed


def allowed_steps(day):
    """Each change of a stage that stands in the history since the day before, but for what was taken back."""
    for command, was, now, number in day.register.rows(
            "SELECT c.command, e.old, e.new, x.number FROM journal_entry e JOIN journal_commit c ON c.number ="
            " e.commit_number JOIN piece x ON x.id = e.row WHERE e.number > ? AND e.noun = 'piece' AND e.act = 1 AND"
            " e.field = 'stage' AND c.undoes IS NULL", day.entry_before):
        if was == "planned" and now == "printed" and command.startswith(("print ", "evening print ")):
            continue
        event = EVENTS.get(command.split()[0]) or EVENTS.get(" ".join(command.split()[:2]))
        odd, wanted = day.states.get((was, event), (True, None))
        if now != wanted or (odd and "--force" not in command):
            yield f"letter no. {number} went from {was} to {now} by '{command[:60]}'"


# ---- what a piece keeps ----

FIXED = ("number", "prisoner", "run", "position", "kind", "language", "sender", "made_on", "campaign", "prison",
         "address",
         "address_native")
MOVES = 3  # the last of them, which a transfer changes while the piece is here


def kept_identity(day):
    now = {row[0]: row[1:] for row in day.register.db.execute(
        f"SELECT id, {', '.join(FIXED)} FROM piece WHERE row_state < 2")}
    moved = set(day.register.column(
        "SELECT e.row FROM journal_entry e JOIN journal_commit c ON c.number = e.commit_number WHERE e.number > ? AND"
        " e.noun = 'piece' AND e.field IN ('prison', 'address', 'address_native') AND (c.undoes IS NOT NULL OR"
        " c.command LIKE 'transfer %' OR c.command LIKE 'reply %' OR c.command LIKE 'follow-up add"
        " %')", day.entry_before))
    forgotten = {row[0] for row in day.register.db.execute(
        "SELECT x.id FROM piece x JOIN prisoner p ON p.id = x.prisoner WHERE p.row_state = 2 AND x.address IS NULL AND"
        " x.sender IS NULL")}
    for key, was in day.pieces_before.items():
        row = now.get(key)
        if row == was or (key in forgotten and row[:FIXED.index("sender")] == was[:FIXED.index("sender")]):
            continue
        if row is None:
            if not day.register.one("SELECT 1 FROM piece WHERE id = ? AND row_state = 2", key):
                yield f"letter no. {was[0]} is no longer in the register"
        elif row[:-MOVES] != was[:-MOVES] or key not in moved:
            which = [FIXED[i] for i in range(len(FIXED)) if row[i] != was[i]]
            yield f"letter no. {was[0]} has got another {', '.join(which)}"
    day.pieces_before = now
    for (number,) in day.register.rows("SELECT number FROM piece WHERE number IS NOT NULL GROUP BY number HAVING"
                                       " count(*) > 1"):
        yield f"letter no. {number} was given twice"
    for (number,) in day.register.rows(
            "SELECT r.number FROM run r JOIN piece x ON x.run = r.id WHERE r.row_state = 0 AND x.number IS NOT NULL"
            " GROUP BY r.id HAVING max(x.number) - min(x.number) + 1 <> count(*) OR max(x.position) <> count(*)"):
        yield f"the letters of run {number} do not follow each other"


# ---- people and places ----

def one_place(day):
    for (code,) in day.register.rows(
            "SELECT p.code FROM prisoner p JOIN stay s ON s.prisoner = p.id WHERE s.row_state = 0 AND s.until IS NULL"
            " AND p.row_state = 0 GROUP BY p.id HAVING count(*) > 1"):
        yield f"{code} is in two places"
    for (code,) in day.register.rows(
            "SELECT p.code FROM prisoner p JOIN stay s ON s.prisoner = p.id WHERE s.row_state = 0 AND s.until IS NULL"
            " AND p.row_state = 0 AND p.status = 'released'"):
        yield f"{code} is released and still held somewhere"
    for code, since, until in day.register.rows(
            "SELECT p.code, s.since, s.until FROM prisoner p JOIN stay s ON s.prisoner = p.id WHERE s.row_state = 0 AND"
            " (s.until < s.since OR s.until > ?1 OR s.since > ?1 OR s.doubtful_on > ?1)", day.today.isoformat()):
        yield f"{code} was somewhere from {since} until {until}"


# Of each open stay: hard returns and soft ones since the person came, or since somebody confirmed the address.
DOUBTS = f"""
SELECT p.code, s.doubtful_on, count(DISTINCT CASE WHEN r.reason IN {HARD} THEN r.id END),
 count(DISTINCT CASE WHEN coalesce(r.reason, 'unknown') IN {SOFT}
  THEN hex(coalesce(x.envelope, x.id)) || r.returned_on END),
 s.id
FROM stay s JOIN prisoner p ON p.id = s.prisoner
LEFT JOIN (SELECT id, prisoner FROM piece UNION ALL SELECT piece, prisoner FROM addressee WHERE row_state = 0) t
 ON t.prisoner = p.id
LEFT JOIN piece x ON x.id = t.id
LEFT JOIN returned_mail r ON r.piece = x.id AND r.row_state = 0 AND r.prison = s.prison
 AND r.returned_on > coalesce(s.confirmed_on, '') AND r.returned_on >= coalesce(s.since, '')
WHERE s.row_state = 0 AND s.until IS NULL AND p.row_state = 0
 AND (s.doubtful_on IS NOT NULL OR EXISTS (SELECT 1 FROM returned_mail b JOIN piece y ON y.id = b.piece
 WHERE b.row_state = 0 AND b.prison = s.prison AND (y.prisoner = p.id OR EXISTS (SELECT 1 FROM addressee d WHERE
 d.piece = y.id AND d.prisoner = p.id))))
GROUP BY s.id"""


# Whoever was thought released, and is not: what came back meanwhile was not held against an address nobody had.
REOPENED = "SELECT row FROM journal_entry WHERE number > ? AND noun = 'stay' AND field = 'until' AND new IS NULL"


def doubtful_addresses(day):
    day.reopened.update(day.register.column(REOPENED, day.entry_before))
    for code, since, hard, soft, stay in day.register.rows(DOUBTS):
        doubted = hard > 0 or soft > 1
        if doubted and since is None and stay not in day.reopened:
            yield f"the address of {code} is not doubtful after {hard} hard and {soft} soft returns"
        if not doubted and since is not None:
            yield f"the address of {code} is doubtful since {since} after {hard} hard and {soft} soft returns"


def checked_paper(day):
    """What was printed on this day was compared with the register as it was before, run by run (days_print.py). Here:
    that no run was overlooked."""
    printed = day.register.column("SELECT number FROM run WHERE row_state = 0 AND made_on = ? AND stage = 'printed'",
                                  day.today.isoformat())
    for number in printed:
        if number not in day.runs_checked:
            yield f"run {number} was printed and not looked at"


def damage(day):
    if not day.is_month_end:
        return
    answer = day.program.run("check", "--format", "csv")
    if answer.status not in (0, 3):  # 3: people on hold are left out of a list for programs
        yield str(answer)
    for row in answer.rows():
        if row["kind"] != "hint":
            yield f"check: {row['what']}"
    for (said,) in day.register.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield f"SQLite: {said}"


def states_path():
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs", "STATES.md")
