# SPDX-License-Identifier: MIT
"""The program under test, as somebody at the keyboard calls it: one command after another on one register."""
import csv
import io
import json
import os
import subprocess


class Answer:
    """What a command said, and how it ended."""

    def __init__(self, words, status, out, err):
        self.words, self.status, self.out, self.err = words, status, out, err

    @property
    def done(self):
        return self.status in (0, 3)

    def rows(self):
        return list(csv.DictReader(io.StringIO(self.out)))

    def objects(self):
        return json.loads(self.out)

    def __str__(self):
        said = " / ".join((self.err or self.out).strip().splitlines()[:4])
        return f"solipost {' '.join(self.words)[:200]}: exit {self.status}: {said}"


class Program:
    """Runs commands on the register in `folder`. Counts them."""

    def __init__(self, folder):
        self.folder = folder
        self.path = os.environ["SOLIPOST_PROGRAM"]
        self.register = os.path.join(folder, "register.solipost")
        self.count = 0
        self.environment = {
            "HOME": folder, "SOLIPOST_REGISTER": self.register, "SOLIPOST_DATA": os.environ["SOLIPOST_DATA"],
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": os.environ["PATH"], "COLUMNS": "80", "TERM": "dumb"}
        # Fonts are indexed once for all tests, and what a sanitizer finds goes where the others look for it.
        if "BUILD" in os.environ:
            self.environment["XDG_CACHE_HOME"] = os.path.join(os.environ["BUILD"], "test-cache")
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "SOLIPOST_LOCALEDIR"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def set_day(self, day):
        self.environment["SOLIPOST_TODAY"] = day.isoformat()

    def start(self, words):
        self.count += 1
        return subprocess.Popen([self.path] + words, env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, words, process):
        out, err = process.communicate(timeout=120)
        return Answer(words, process.returncode, out, err)

    def run(self, *words):
        words = [str(word) for word in words]
        return self.finish(words, self.start(words))

    def must(self, *words):
        """For what only prepares: it has to work."""
        answer = self.run(*words)
        if answer.status != 0:
            raise SystemExit(f"cannot prepare: {answer}")
        return answer

    def read_all(self, commands):
        """Commands that only read, at the same time: two processors answer sooner than one."""
        started = [(words, self.start(words)) for words in commands]
        return [self.finish(words, process) for words, process in started]
