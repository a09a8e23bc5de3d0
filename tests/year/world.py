# SPDX-License-Identifier: MIT
"""The group as it is on the first day: prisons of several countries, 300 prisoners, 60 people who write."""
import csv
import os

COUNTRIES = [("TR", 5, ["tr", "ku"]), ("DE", 3, ["de", "tr"]), ("PH", 2, ["en"]), ("IR", 2, ["fa"]),
             ("FR", 1, ["fr", "en"]),
             ("CH", 1, ["de", "fr"]), ("GR", 1, ["el", "en"])]
GIVEN = ("Ada Baran Cem Dilan Eren Fatma Gul Hasan Ilyas Jale Kenan Leyla Mert Nazan Omer Pelin Rojda Selim Tara Umut"
         " Vera Welat Xezal Yunus Zeki").split()
FAMILY = ("Ardic Bulut Cinar Deniz Ekin Firat Gunes Hazar Irmak Jin Kaya Lale Munzur Nehir Ova Pinar Rihan Sumbul"
          " Toprak Ural Vadi Welat Xan Yayla Zozan").split()
STATUSES = ["remand", "sentenced", "sentenced", "administrative"]


class World:
    """Names and codes that the days choose from. `random` decides, and nothing else does."""

    def __init__(self, random):
        self.random = random
        self.prisons = [f"{country}-Y{i}" for country, count, _ in COUNTRIES for i in range(count)]
        self.writers = [f"Writer{i:02}" for i in range(60)]
        self.names = 0

    def languages(self, prison):
        return next(languages for country, _, languages in COUNTRIES if prison.startswith(country))

    def new_name(self):
        """No two people are called alike: what happens to namesakes is tried elsewhere."""
        number, self.names = self.names, self.names + 1
        return f"{GIVEN[number % len(GIVEN)]} {FAMILY[number // len(GIVEN) % len(FAMILY)]}" + "i" * (number // 625)

    def write_prisons(self, path):
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["code", "name", "country", "mail_status", "confidence", "checked_on", "address_template"])
            for number, code in enumerate(self.prisons):
                table.writerow([code, f"Example Prison {code}", code[:2], "open", "official", "2025-12-01",
                                f"{{name}}|Example Prison {code}|{{ward}}|Road {number + 1}|1{number:02}00 Town"
                                f" {code}"])

    def person(self, code):
        prison = self.random.choice(self.prisons)
        contact = self.random.choices(["direct", "none", "unknown"], [95, 2, 3])[0]
        year, month, day = (self.random.randrange(*some) for some in ((1950, 1999), (1, 13), (1, 29)))
        birthday = f"{year}-{month:02}-{day:02}"
        return [code, self.new_name(), prison, f"Ward {self.random.randrange(1, 9)}",
                " ".join(self.languages(prison)), contact, self.random.choice(STATUSES), birthday]

    def write_people(self, path, count):
        with open(path, "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["code", "name", "prison", "ward", "languages", "contact", "status", "birthday"])
            for i in range(count):
                table.writerow(self.person(f"P{i + 1:03}"))

    def set_up(self, program, people=300):
        """An empty folder becomes a group's register."""
        program.must("init", "--plain", "--name", "Letter group Example", "--sender", "Postfach 12|70001 Stuttgart",
                     "--country", "DE", "--language", "de")
        prisons, persons = os.path.join(program.folder, "prisons.csv"), os.path.join(program.folder, "people.csv")
        self.write_prisons(prisons)
        self.write_people(persons, people)
        program.must("import", "prisons", prisons, "--source", "made up", "--yes")
        program.must("import", "prisoners", persons, "--source", "made up", "--yes")
        program.must("add", "campaign", "Letters for all", "--code", "ALL")
        program.must("campaign", "add", "ALL", "--country", "TR")
        for writer in self.writers:
            program.must("add", "writer", writer, "--languages",
                         ",".join(self.random.sample(["de", "tr", "en", "fr"], 2)),
                         "--capacity", self.random.randrange(2, 9))
        # What rules of countries say is tried elsewhere; here people stand for themselves.
        for code in ("ir-organisation", "ir-topics", "de-remand-topic"):
            program.run("rule", "retire", code, "--why", "tried elsewhere")
