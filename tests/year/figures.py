# SPDX-License-Identifier: MIT
"""The program's own lists and figures beside the register: all must tell the same."""
from datetime import date, timedelta

from invariants import held_people

PIECE_COLUMNS = "number stage first_mailed_on mailed_on returned_on answered_on".split()
RATES_AFTER, WITHOUT_LETTER = 120, 90


def day_of(text):
    return date.fromisoformat(text)


def tell(name, wanted, got):
    if wanted != got:
        yield f"{name}: {got}, but the register has {wanted}"


def compare_pieces(register, answer, held):
    """Lists for programs leave out who is on hold; all else must be there as it stands in the register."""
    line = " || ',' || ".join(f"coalesce({name}, '')" for name in PIECE_COLUMNS)
    wanted = sorted(line for prisoner, line in register.rows(f"SELECT prisoner, {line} FROM piece WHERE row_state = 0")
                    if prisoner not in held)
    got = sorted(answer.out.splitlines()[1:])
    if wanted != got:
        odd = sorted(set(wanted) ^ set(got))[:3]
        yield f"list pieces has {len(got)} letters, the register {len(wanted)}; they differ in {odd}"


def compare_list(register, name, answer, held, sql):
    wanted = sum(1 for (prisoner,) in register.rows(sql) if prisoner not in held)
    yield from tell(name, wanted, len(answer.rows()))


def median_days(pairs):
    days = sorted((day_of(last) - day_of(first)).days for first, last in pairs)
    if not days:
        return None
    twice = days[(len(days) - 1) // 2] + days[len(days) // 2]
    return f"{twice // 2}" if twice % 2 == 0 else f"{twice / 2:.1f}"


def percent(part, whole):
    return None if whole == 0 else part * 100 / whole


def wanted_figures(register, today):
    """The same figures, by other questions to the register than the program asks."""
    pieces = register.rows("SELECT id, prisoner, first_mailed_on, answered_on, returned_on, postage, currency, envelope"
                           " FROM piece WHERE row_state = 0")
    sent = [piece for piece in pieces if piece[2] is not None]
    further = {}
    for piece, prisoner in register.rows("SELECT piece, prisoner FROM addressee WHERE row_state = 0"):
        further.setdefault(piece, []).append(prisoner)
    people, recent = set(), set()
    since = (today - timedelta(days=WITHOUT_LETTER)).isoformat()
    for piece in sent:
        everybody = [piece[1]] + further.get(piece[0], [])
        people.update(everybody)
        if piece[2] > since:
            recent.update(everybody)
    old = [piece for piece in sent if piece[2] < (today - timedelta(days=RATES_AFTER)).isoformat()]
    living = set(register.column("SELECT id FROM prisoner WHERE row_state = 0 AND ended_on IS NULL AND"
                                 " coalesce(contact, '') <> 'none'"))
    return {
        "sent": len(sent), "people": len(people - {None}), "replies": register.one(
            "SELECT count(*) FROM reply WHERE row_state = 0"),
        "answered": sum(1 for piece in pieces if piece[3] is not None),
        "returned": register.one("SELECT count(*) FROM returned_mail WHERE row_state = 0"),
        "return_rate": percent(sum(1 for piece in old if piece[4] is not None), len(old)),
        "reply_rate": percent(sum(1 for piece in old if piece[3] is not None), len(old)),
        "median_days": median_days([(piece[2], piece[3]) for piece in sent if piece[3] is not None]),
        "without_letter": len(living - recent)}


def compare_report(register, answer, today):
    told = {row["figure"]: row["value"] for row in answer.objects()}
    for name, wanted in wanted_figures(register, today).items():
        got = told.get(name)
        if name.endswith("_rate"):
            number = None if got is None else float(got.rstrip(" %"))
            if (number is None) != (wanted is None) or (wanted is not None and abs(number - wanted) > 0.06):
                yield f"report {name}: {got}, but the register has {wanted}"
        else:
            yield from tell(f"report {name}", None if wanted is None else str(wanted), got)


def compare_months(register, answer):
    wanted = {month: str(count) for month, count in register.rows(
        "SELECT substr(first_mailed_on, 1, 7), count(*) FROM piece WHERE row_state = 0 AND first_mailed_on IS NOT NULL"
        " GROUP BY 1")}
    got = {row["month"]: row["sent"] for row in answer.objects() if row["sent"] not in ("", "0")}
    yield from tell("report --by month", wanted, got)


# A guest went home and cannot be told.
UNTOLD = ("SELECT x.prisoner FROM returned_mail r JOIN piece x ON x.id = r.piece WHERE r.row_state = 0 AND r.told_on IS"
          " NULL AND (x.writer IS NOT NULL OR x.signed <> 'guest')")
DOUBTFUL = "SELECT prisoner FROM stay WHERE row_state = 0 AND doubtful_on IS NOT NULL AND until IS NULL"
LISTS = [
    ("list doubtful", ["list", "doubtful"], DOUBTFUL),
    ("list returns --untold", ["list", "returns", "--untold"], UNTOLD),
    ("list replies --waiting", ["list", "replies", "--waiting"],
     "SELECT prisoner FROM reply WHERE row_state = 0 AND handed_on IS NULL"),
    ("list follow-ups --open", ["list", "follow-ups", "--open"],
     "SELECT prisoner FROM follow_up WHERE row_state = 0 AND done_on IS NULL"),
    ("list holds", ["list", "holds"], "SELECT NULL FROM hold WHERE row_state = 0 AND lifted_on IS NULL"),
]


def counts_agree(day):
    """Letters and figures each day, the other lists in turn and all at the end of the month."""
    held = held_people(day.register)
    commands = [["list", "pieces", "--format", "csv", "--columns", ",".join(PIECE_COLUMNS)],
                ["report", "--internal", "--format", "json"]]
    lists = LISTS if day.is_month_end else LISTS[day.today.toordinal() % len(LISTS):][:1]
    commands += [words + ["--format", "csv"] for _, words, _ in lists]
    if day.is_month_end:
        commands.append(["report", "--internal", "--by", "month", "--format", "json"])
    answers = day.program.read_all(commands)
    for answer in answers:
        if not answer.done:
            yield str(answer)
            return
    yield from compare_pieces(day.register, answers[0], held)
    yield from compare_report(day.register, answers[1], day.today)
    for (name, _, sql), answer in zip(lists, answers[2:]):
        yield from compare_list(day.register, name, answer, held, sql)
    if day.is_month_end:
        yield from compare_months(day.register, answers[-1])
