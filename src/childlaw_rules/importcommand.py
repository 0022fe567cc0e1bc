"""``childlaw import``: an event log as cases, a case a line, and the report of what came of every row.

Exit status: 0 every row is in the cases or set aside by the map, 1 rows are reported, 2 the file or the map cannot be
used.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, TextIO

from childlaw_rules.complaints import FOUND, OK
from childlaw_rules.errors import ArgumentError, Problem


def add_import(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser("import", help="cases from an event log: CSV, XLSX, Parquet or XES")
    command.add_argument("file", metavar="FILE", help="the event log")
    command.add_argument("--map", metavar="MAP", required=True, help="a mapping file, or the id of one that is shipped")
    command.add_argument("--out", metavar="FILE", help="write the cases there, a case a line, and not to the output")
    command.add_argument("--report", metavar="FILE", help="write the report there too, as JSON, with every row")
    command.add_argument("--unmapped", action="store_true", help="list every value that no code list has")
    command.add_argument("--lang", choices=["da", "en"], default="da", help="language of the report")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    # Imported here: no other command needs what reads logs.
    from childlaw_rules.importing import import_log  # noqa: PLC0415
    from childlaw_rules.importpage import import_text  # noqa: PLC0415

    imported = import_log(options.file, options.map)
    if options.out is None:
        _write(sys.stdout, imported.lines)
    else:
        with _opened(options.out, "--out") as file:
            _write(file, imported.lines)
    report = imported.report
    if options.report is not None:
        with _opened(options.report, "--report") as file:
            file.write(report.model_dump_json(indent=2) + "\n")
    sys.stdout.flush()
    sys.stderr.write(import_text(report, options.lang, unmapped=options.unmapped))
    return FOUND if report.rows_reported else OK


def _write(stream: TextIO, lines: Any) -> None:
    for line in lines:
        stream.write(line + "\n")


def _opened(file: str, option: str) -> TextIO:
    try:
        return Path(file).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or "unknown reason"
    except ValueError:
        reason = "it is no path of a file"
    raise ArgumentError([Problem(option, f"the file cannot be written: {reason}")])
