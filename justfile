# The list of recipes is the handbook: `just --list`. Set-up: python3 installer/start.py test

python := if os() == "windows" { ".venv/Scripts/python.exe" } else { ".venv/bin/python" }
start := if os() == "windows" { "py installer/start.py" } else { "python3 installer/start.py" }

# show what can be asked for
default:
    @just --list

# open the window on the demo town
run:
    {{start}} demo

# everything that must be green: ruff, mypy, import contracts, tests
check:
    {{start}} test

# tests only, offscreen; `just test tests/domain -k term`
test *arguments:
    {{python}} -m pytest {{arguments}}

# what breaks in the middle, at its full length (about half an hour); `just soak` and `just crowd` are the others
proof *arguments:
    MCU_LONG=1 {{python}} -m pytest -o timeout=0 {{arguments}} \
        tests/sync/test_kills.py tests/sync/test_power_cut.py tests/sync/test_flips.py tests/sync/test_segments.py \
        tests/sync/test_server_killed.py tests/sync/test_partition.py tests/store/test_file_flips.py

# eight desks in processes of their own under faults of all kinds, for half an hour
soak *arguments:
    {{python}} -m tests.soak {{arguments}}

# twenty desks that write 1,000 records each and exchange at once, on both kinds of shared database
crowd *arguments:
    {{python}} -m tests.crowd {{arguments}}

# the figures of the design, each beside its floor
bench *arguments:
    {{python}} -m tests.bench {{arguments}}

# every screen and every report page as PNG, for people to look at
screenshots folder="shots":
    {{python}} -m tests.screenshots {{folder}}

# keep the ten golden screens as they look now; look at them in shots/golden first
golden-pictures:
    {{python}} -m tests.golden.screens

# write resources/calendars anew from the holidays package
calendars:
    {{python}} installer/make_calendars.py
