"""The coverage map: which rules encode a provision version, or why none does.

The index (``rules/coverage/provisions/``) lists the provisions with every numbering they have had; the rows
(``rules/coverage/<act>/``) say of each what became of it. The evaluator never looks at the map.
"""

from childlaw_rules.coverage.checking import check_map, map_problems
from childlaw_rules.coverage.gaps import Stretch, walk
from childlaw_rules.coverage.law import CoverageMap, Entry, Gap, IndexVersion, LawIndex, Row
from childlaw_rules.coverage.reading import load_map, read_map
from childlaw_rules.coverage.report import CoverageReport, coverage_report
from childlaw_rules.coverage.words import RowOutcome

__all__ = [
    "CoverageMap",
    "CoverageReport",
    "Entry",
    "Gap",
    "IndexVersion",
    "LawIndex",
    "Row",
    "RowOutcome",
    "Stretch",
    "check_map",
    "coverage_report",
    "load_map",
    "map_problems",
    "read_map",
    "walk",
]
