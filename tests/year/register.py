# SPDX-License-Identifier: MIT
"""The register as SQLite shows it, without the program: what the program says is compared with this."""
import sqlite3

# What is not a noun: the journal itself, numbers, and what is noted besides.
NOT_NOUNS = {"journal_commit", "journal_entry", "copy", "number_block", "making", "setting", "backup_made",
             "search_word", "sqlite_sequence"}


class Register:
    def __init__(self, path):
        self.path = path
        self.db = sqlite3.connect(path, isolation_level=None)
        # Every command of the program makes what was read so far stale, so that much is read again and again.
        for pragma in ("query_only = 1", "mmap_size = 268435456", "cache_size = -65536", "temp_store = MEMORY"):
            self.db.execute(f"PRAGMA {pragma}")
        self.tables = [name for (name,) in self.db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
            if name not in NOT_NOUNS]

    def close(self):
        self.db.close()

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def column(self, sql, *values):
        return [row[0] for row in self.db.execute(sql, values)]

    def one(self, sql, *values):
        row = self.db.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def last_entry(self):
        """Of the history: what is done later has greater numbers."""
        return self.one("SELECT coalesce(max(number), 0) FROM journal_entry")

    def version(self):
        """Another number as soon as anything at all was written by somebody else."""
        return self.one("PRAGMA data_version")

    def dump(self):
        """Every live row of every noun, and the words people are found by: all that a user can see, but the history."""
        content = {table: dict((row[0], row) for row in self.rows(f"SELECT * FROM {table} WHERE row_state = 0"))
                   for table in self.tables}
        content["search_word"] = {row: row for row in self.rows("SELECT noun, word, row FROM search_word")}
        return content

    def changed(self, since, table):
        """Ids of the rows of a table that later entries of the history are about."""
        return set(self.column("SELECT row FROM journal_entry WHERE number > ? AND noun = ?", since, table))


def differences(before, after):
    """In words, the first few of two dumps; empty when they are alike."""
    found = []
    for table in before:
        if before[table] == after[table]:
            continue
        for key in before[table].keys() | after[table].keys():
            was, now = before[table].get(key), after[table].get(key)
            if was == now:
                continue
            if was is None or now is None:
                found.append(f"{table}: a row {'came' if was is None else 'went'}")
            else:
                places = [i for i, value in enumerate(was) if value != now[i]]
                found.append(f"{table}: columns {places}: {[was[i] for i in places]} became {[now[i] for i in places]}")
            if len(found) >= 4:
                return found
    return found
