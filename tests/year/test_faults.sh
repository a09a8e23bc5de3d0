#!/bin/sh
# SPDX-License-Identifier: MIT
# Whether the checks of the simulated year can fail: faults.py.
exec python3 -B "$(dirname "$0")/faults.py"
