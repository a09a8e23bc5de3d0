#!/bin/sh
# SPDX-License-Identifier: MIT
# A simulated year of a group: year.py. YEAR_SEED chooses another one, YEAR_MONTHS a shorter or longer one.
exec python3 -B "$(dirname "$0")/year.py"
