"""Builds the compiled form of the rules into the wheel, from the rule files that the wheel carries."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "compiledrules.jsonl"
PROGRAM = "import sys; from childlaw_rules.rulefiles import compiled_form; sys.stdout.buffer.write(compiled_form())"


class CompiledRules(BuildHookInterface[Any]):
    """Reads and checks every rule file and writes their compiled form beside them. Wrong rules are no wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file, unless the checkout itself is installed: its rule files may change."""
        if version == "editable":
            return
        # What this process can import, its child must: in an isolated build the dependencies lie in a folder apart.
        places = os.pathsep.join([str(Path(self.root) / "src"), *filter(None, sys.path)])
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"the rules cannot be compiled:\n{run.stderr.decode(errors='replace')}")
        self.folder = tempfile.TemporaryDirectory()
        form = Path(self.folder.name) / NAME
        form.write_bytes(run.stdout)
        build_data["force_include"][str(form)] = f"childlaw_rules/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the file: nothing is left outside the wheel."""
        if version != "editable":
            self.folder.cleanup()
