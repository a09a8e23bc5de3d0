# SPDX-License-Identifier: MIT
# solipost: letters and cards to prisoners. `make help` lists what can be made.

VERSION := 0.1.0
PREFIX ?= /usr/local
DATADIR ?= $(PREFIX)/share/solipost
LOCALEDIR ?= $(PREFIX)/share/locale
DESTDIR ?=
CC ?= cc
BUILD ?= build
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# ---- packages of Debian 12 -------------------------------------------------------------------------------------------
# To build, to print (the fonts) and to look at the result (poppler-utils).
DEPS := gcc libc6-dev pkg-config gettext fontconfig fonts-noto-core fonts-wqy-zenhei fonts-dejavu-core poppler-utils \
  libsqlite3-dev libharfbuzz-dev libicu-dev libfontconfig-dev libpng-dev libjpeg62-turbo-dev libcmark-dev \
  libsodium-dev libkeyutils-dev libzxcvbn-dev zlib1g-dev libhpdf-dev
# To test.
DEPS_CHECK := libcmocka-dev bats keyutils locales clang binutils valgrind sqlite3 qpdf libimage-exiftool-perl libharfbuzz-bin \
  pango1.0-tools man-db fonts-urw-base35 python3 python3-gi gir1.2-ical-3.0 python3-vobject
# To work on it: make fuzz, tidy, format, coverage, bench.
DEPS_TOOLS := libclang-rt-14-dev clang-tidy clang-format gcovr libpango1.0-dev

# ---- compiler --------------------------------------------------------------------------------------------------------
PACKAGES := sqlite3 harfbuzz harfbuzz-subset icu-uc icu-i18n fontconfig libpng libjpeg libcmark libsodium libkeyutils zlib

# Asked when the first file is compiled, not when this file is read: `make deps` must work before pkg-config is there.
# The eval keeps the answer, so that it is asked once.
ask_cflags = $(shell pkg-config --cflags $(PACKAGES) | sed 's/-I/-isystem /g')
ask_libs = $(shell pkg-config --libs $(PACKAGES))
PACKAGES_CFLAGS = $(eval PACKAGES_CFLAGS := $(ask_cflags))$(PACKAGES_CFLAGS)
PACKAGES_LIBS = $(eval PACKAGES_LIBS := $(ask_libs))$(PACKAGES_LIBS)

DEFINES := -Iinclude -D_XOPEN_SOURCE=700 -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK \
  -DSOLIPOST_VERSION='"$(VERSION)"' -DSOLIPOST_DATADIR='"$(DATADIR)"' -DSOLIPOST_LOCALEDIR='"$(LOCALEDIR)"'
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla
HARDENING ?= -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
WERROR ?=

# make V=1 shows the commands whole.
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-8s %s\n' '$(1)' '$(2)')

COMPILE = $(CC) $(DEFINES) $(CPPFLAGS) -std=c17 $(WARNINGS) $(WERROR) $(HARDENING) -fPIE $(PACKAGES_CFLAGS) $(CFLAGS)
LINK = $(CC) $(HARDENING) $(CFLAGS) -pie -Wl,-z,relro,-z,now $(LDFLAGS)
LIBRARIES = $(PACKAGES_LIBS) -lhpdf -lzxcvbn -lm $(LDLIBS)

# ---- what is built from what -----------------------------------------------------------------------------------------
SCHEMA := $(sort $(wildcard src/store/schema/*.sql))
SOURCES := $(wildcard src/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(if $(SCHEMA),$(BUILD)/schema.o)
MESSAGES := $(patsubst data/locale/%.po,$(BUILD)/locale/%/LC_MESSAGES/solipost.mo,$(wildcard data/locale/*.po))
FUZZ_TARGETS := $(patsubst %.c,$(BUILD)/%,$(filter-out %/standalone.c,$(wildcard tests/fuzz/*.c)))
TEST_SOURCES := $(filter-out tests/fuzz/% tests/bench/%,$(wildcard tests/*/*.c tests/unit/*/test_*.c))
TEST_PROGRAMS := $(TEST_SOURCES:%.c=$(BUILD)/%)
BENCH_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
# The yardstick alone needs pango.
CHECKED_BENCH_PROGRAMS := $(filter-out $(BUILD)/tests/bench/pango_%,$(BENCH_PROGRAMS))
DEPENDENCIES := $(OBJECTS:.o=.d) $(BUILD)/src/main.d $(TEST_PROGRAMS:=.d) $(CHECKED_BENCH_PROGRAMS:=.d) \
  $(FUZZ_TARGETS:=.d) $(BUILD)/tests/fuzz/standalone.d

all: $(BUILD)/solipost $(MESSAGES)

$(BUILD)/solipost: $(BUILD)/src/main.o $(BUILD)/libsolipost.a
	$(call say,link,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARIES)

$(BUILD)/libsolipost.a: $(OBJECTS)
	$(call say,archive,$@)
	$(Q)rm -f $@ && ar qcs $@ $^

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# Other flags, another compiler or another PREFIX: everything is compiled anew.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(COMPILE))' >$@

$(BUILD)/schema.c: src/store/schema/embed.awk $(SCHEMA)
	@mkdir -p $(@D)
	awk -f $^ >$@.new
	mv $@.new $@

$(BUILD)/schema.o: $(BUILD)/schema.c $(BUILD)/flags
	$(call say,compile,$<)
	$(Q)$(COMPILE) -Isrc/store -MMD -MP -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/solipost.mo: data/locale/%.po
	@mkdir -p $(@D)
	$(call say,translate,$<)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/tests/bench/pango_%: tests/bench/pango_%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile,$<)
	$(Q)$(COMPILE) $$(pkg-config --cflags pangocairo) -o $@ $< $$(pkg-config --libs pangocairo) -lm

$(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/standalone.o $(BUILD)/libsolipost.a
	$(call say,link,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARIES)

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libsolipost.a
	$(call say,link,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARIES) -lcmocka

$(BUILD)/solipost.1: $(BUILD)/solipost
	$(BUILD)/solipost help --man >$@.new
	mv $@.new $@

$(BUILD)/solipost.bash: $(BUILD)/solipost
	$(BUILD)/solipost help --completion bash >$@.new
	mv $@.new $@

$(BUILD)/solipost.zsh: $(BUILD)/solipost
	$(BUILD)/solipost help --completion zsh >$@.new
	mv $@.new $@

GENERATED := $(BUILD)/solipost.1 $(BUILD)/solipost.bash $(BUILD)/solipost.zsh

# English, today's day and no register of the caller: the generated texts are the same everywhere.
$(GENERATED) docs: export LC_ALL := C.UTF-8
$(GENERATED) docs demo gallery bench fuzz: export SOLIPOST_DATA := $(CURDIR)/data

docs: $(BUILD)/solipost.1
	$(BUILD)/solipost help --markdown >docs/guide/commands.md

# ---- packages --------------------------------------------------------------------------------------------------------
deps:
	@sh .ci/install-packages $(DEPS)
deps-check:
	@sh .ci/install-packages $(DEPS) $(DEPS_CHECK)
deps-tools:
	@sh .ci/install-packages $(DEPS) $(DEPS_CHECK) $(DEPS_TOOLS)

# ---- with packages installed first: the rest is read by a second make, on all processors unless told otherwise -------
AGAIN = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS))

demo: deps
	@$(AGAIN) all
	@BUILD='$(abspath $(BUILD))' sh data/demo/run.sh

# Every product in every language, to look at: gallery/index.html.
gallery: deps
	@$(AGAIN) all
	@BUILD='$(abspath $(BUILD))' sh data/demo/gallery.sh

check: deps-check
	@$(AGAIN) check-programs || { echo '0 passed, 1 failed'; exit 1; }
	@BUILD='$(abspath $(BUILD))' sh tests/run.sh $(SUITE)

# A whole year with every command of it; `make check` plays its first months. YEAR_SEED=7: another one.
year: export YEAR_MONTHS := 12
year: deps-check
	@$(AGAIN) all
	@BUILD='$(abspath $(BUILD))' sh tests/run.sh year
	@grep '^#' '$(BUILD)/test-logs/year/test_year.sh.log'

check-programs: all $(GENERATED) $(TEST_PROGRAMS) $(FUZZ_TARGETS) $(CHECKED_BENCH_PROGRAMS)

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined
# Valgrind (memory) and the sanitizers look for the same things and cannot run in one process; a year of commands takes
# too long with them.
SANITIZED_SUITES ?= unit cli fuzz-corpus \
  $(filter-out policy install memory year,$(sort $(notdir $(patsubst %/,%,$(dir $(wildcard tests/*/test_*.sh))))))
asan: deps-check
	@$(AGAIN) BUILD='$(BUILD)/asan' HARDENING='$(SANITIZE)' check-programs || { echo '0 passed, 1 failed'; exit 1; }
	@BUILD='$(abspath $(BUILD))/asan' sh tests/run.sh $(or $(SUITE),$(SANITIZED_SUITES))

coverage: deps-tools
	@$(AGAIN) BUILD='$(BUILD)/coverage' HARDENING='-O0 -g --coverage' check-programs
	-@BUILD='$(abspath $(BUILD))/coverage' sh tests/run.sh $(or $(SUITE),unit cli text page store)
	gcovr --root . --filter src/ --object-directory '$(BUILD)/coverage' --sort-uncovered --print-summary

# make fuzz TARGET=csv SECONDS=600: looks for inputs that break a reader.
SECONDS ?= 60
FUZZ_FLAGS := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
fuzz: deps-tools
	@test -n '$(TARGET)' || { echo 'Say which: make fuzz TARGET=$(subst $() ,|,$(notdir $(FUZZ_TARGETS)))'; exit 2; }
	@$(AGAIN) BUILD='$(BUILD)/fuzz' CC=clang HARDENING='$(FUZZ_FLAGS)' LDFLAGS=-fsanitize=fuzzer fuzz-program
	@mkdir -p '$(BUILD)/fuzz/found/$(TARGET)' 'tests/fuzz/corpus/$(TARGET)'
	'$(BUILD)/fuzz/fuzz-$(TARGET)' -max_total_time=$(SECONDS) -timeout=10 -print_final_stats=1 \
	  $(addprefix -dict=,$(wildcard tests/fuzz/$(TARGET).dict)) -artifact_prefix='$(BUILD)/fuzz/' \
	  '$(BUILD)/fuzz/found/$(TARGET)' 'tests/fuzz/corpus/$(TARGET)'

fuzz-program: $(BUILD)/fuzz-$(TARGET)
$(BUILD)/fuzz-$(TARGET): $(BUILD)/tests/fuzz/$(TARGET).o $(BUILD)/libsolipost.a
	$(call say,link,$@)
	$(Q)$(LINK) -o $@ $^ $(LIBRARIES)

bench: deps-tools
	@$(AGAIN) all $(BENCH_PROGRAMS)
	@BUILD='$(abspath $(BUILD))' sh tests/bench/run.sh

# ---- care of the sources ---------------------------------------------------------------------------------------------
FORMATTED = $(wildcard src/*.c src/*/*.[ch] include/solipost/*/*.h tests/*/*.[ch] tests/unit/*/*.[ch])

format: deps-tools
	clang-format -i $(FORMATTED)
format-check: deps-tools
	clang-format --dry-run -Werror $(FORMATTED)
tidy: deps-tools
	clang-tidy --quiet $(SOURCES) src/main.c -- $(DEFINES) -std=c17 $(PACKAGES_CFLAGS)

# ---- words on the screen ---------------------------------------------------------------------------------------------
pot: $(BUILD)/solipost.pot
$(BUILD)/solipost.pot: $(sort $(SOURCES) src/main.c $(wildcard src/cli/*.h))
	@mkdir -p $(@D)
	xgettext --from-code=UTF-8 --language=C --keyword --keyword=_ --keyword=N_ --keyword=ngettext:1,2 \
	  --add-comments=Translators --package-name=solipost --package-version=$(VERSION) --sort-by-file -o $@ $^

po: $(BUILD)/solipost.pot
	for po in data/locale/*.po; do msgmerge --update --backup=none --no-fuzzy-matching "$$po" $<; done

# ---- putting it in place ---------------------------------------------------------------------------------------------
INSTALL_ENVIRONMENT = DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' DATADIR='$(DATADIR)' LOCALEDIR='$(LOCALEDIR)' \
  BUILD='$(BUILD)'

install: all $(GENERATED)
	@$(INSTALL_ENVIRONMENT) sh src/install.sh install
uninstall:
	@$(INSTALL_ENVIRONMENT) sh src/install.sh uninstall

clean:
	rm -rf '$(BUILD)'

help:
	@echo 'all            the program, build/solipost'
	@echo 'demo           installs what is missing, builds, prints sample cards into demo/'
	@echo 'gallery        prints every product in every language and shows it as pictures in gallery/index.html'
	@echo 'check          installs what the tests need, builds, runs all tests (SUITE=unit: one kind)'
	@echo 'year           a simulated year of a group, with what must hold looked at after each day (YEAR_SEED=7)'
	@echo 'asan           runs the tests with address and undefined-behaviour checks'
	@echo 'deps, deps-check, deps-tools   installs packages: to build, to test, to work on it'
	@echo 'install, uninstall             PREFIX=$(PREFIX) DESTDIR='
	@echo 'docs           writes the man page and docs/guide/commands.md from the program itself'
	@echo 'pot, po        collects the texts of the screen; brings the translations up to date'
	@echo 'format, format-check, tidy, coverage, bench'
	@echo 'fuzz           TARGET=... SECONDS=600: looks for inputs that break a reader'
	@echo 'clean          removes build/'

FORCE:
.PHONY: all deps deps-check deps-tools demo gallery check year check-programs asan coverage fuzz fuzz-program bench format \
  format-check tidy pot po docs install uninstall clean help FORCE
.SECONDARY:
.DELETE_ON_ERROR:
-include $(DEPENDENCIES)
