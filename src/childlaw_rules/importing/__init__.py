"""The import of event logs through mapping files. Names only."""

from childlaw_rules.importing.logimport import Imported, import_log
from childlaw_rules.importing.mapreading import load_log_maps, read_log_map
from childlaw_rules.importing.mapschema import log_map_schema
from childlaw_rules.importing.mapwords import LogMap
from childlaw_rules.importing.report import ImportReport

__all__ = ["ImportReport", "Imported", "LogMap", "import_log", "load_log_maps", "log_map_schema", "read_log_map"]
