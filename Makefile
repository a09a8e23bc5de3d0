# SPDX-License-Identifier: MIT
# solipost: letters and cards to prisoners. `make help` lists what can be made.

VERSION := 0.1.0
PREFIX ?= /usr/local
DATADIR ?= $(PREFIX)/share/solipost
LOCALEDIR ?= $(PREFIX)/share/locale
CC ?= cc
BUILD ?= build

PACKAGES := sqlite3 harfbuzz harfbuzz-subset icu-uc icu-i18n fontconfig libpng libjpeg libcmark libsodium zlib

CPPFLAGS += -Iinclude -D_XOPEN_SOURCE=700 -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK \
            -DSOLIPOST_VERSION='"$(VERSION)"' -DSOLIPOST_DATADIR='"$(DATADIR)"' -DSOLIPOST_LOCALEDIR='"$(LOCALEDIR)"'
WARNINGS := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla
HARDENING ?= -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
CFLAGS += -std=c17 $(WARNINGS) $(HARDENING) $(shell pkg-config --cflags $(PACKAGES))
LDFLAGS += -pie -Wl,-z,relro,-z,now
LDLIBS += $(shell pkg-config --libs $(PACKAGES)) -lhpdf -lm

SOURCES := $(wildcard src/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
UNIT_TESTS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*/test_*.c))

all: $(BUILD)/solipost

$(BUILD)/solipost: $(BUILD)/src/main.o $(BUILD)/libsolipost.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libsolipost.a: $(OBJECTS)
	rm -f $@
	ar rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libsolipost.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: all
.SECONDARY:
