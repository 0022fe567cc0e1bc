"""``childlaw schema``: the JSON Schema of cases, reports, rule files, review profiles and maps of event logs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from childlaw_rules.case import case_schema
from childlaw_rules.finding import Report
from childlaw_rules.ruleschema import rule_schema


def add_schema(commands: Any) -> None:
    """Add the command to those of ``childlaw``."""
    command = commands.add_parser(
        "schema", help="JSON Schema of a case, a report, a rule file, a review profile or a map"
    )
    command.add_argument("what", choices=list(_SCHEMAS))
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    sys.stdout.write(json.dumps(_SCHEMAS[options.what](), ensure_ascii=False, indent=2) + "\n")
    return 0


def _report_schema() -> dict[str, Any]:
    schema = Report.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:childlaw-rules:report:1",
        **schema,
    }


def _profile_schema() -> dict[str, Any]:
    # Imported here: no other command needs the models of a profile.
    from childlaw_rules.profiles import profile_schema  # noqa: PLC0415

    return profile_schema()


def _map_schema() -> dict[str, Any]:
    # Imported here: no other command needs the models of a map.
    from childlaw_rules.importing import log_map_schema  # noqa: PLC0415

    return log_map_schema()


_SCHEMAS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    "case": case_schema,
    "report": _report_schema,
    "rule": rule_schema,
    "profile": _profile_schema,
    "map": _map_schema,
}
