"""DuckDB: the ten rules as SQL over two tables, on one thread. All ten can be said."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.benchmarks.digest import RULES, Found
from tests.benchmarks.peers.calendar import sixth_after

NAME = "DuckDB SQL"
FILE = "workload"
__all__ = ["FILE", "NAME", "RULES", "emit", "evaluate", "parse", "setup", "versions"]

_SQL = (Path(__file__).parent / "duckdb_rules.sql").read_text(encoding="utf-8")
_READ = """
CREATE OR REPLACE TABLE raw AS SELECT * FROM read_json($path, format = 'newline_delimited', columns = {
    id: 'VARCHAR', birth: 'DATE', holders: 'VARCHAR[]',
    events: 'STRUCT("type" VARCHAR, "at" VARCHAR, ref VARCHAR, "by" VARCHAR, measure VARCHAR, reason VARCHAR)[]'})
"""
_TABLES = """
CREATE OR REPLACE TABLE cases AS SELECT id, birth, holders FROM raw;
CREATE OR REPLACE TABLE events AS
    SELECT id, e.type AS type, e."at"::TIMESTAMP AS moment, e."at"::TIMESTAMP::DATE AS day, e.ref AS ref, e."by" AS who,
           e.measure AS measure, e.reason AS reason
    FROM (SELECT id, unnest(events) AS e FROM raw);
DROP TABLE raw;
"""


def versions() -> str:
    return f"duckdb {duckdb.__version__}"


def setup(as_of: str) -> duckdb.DuckDBPyConnection:
    db = duckdb.connect(":memory:", config={"threads": 1})
    days = sixth_after()
    db.execute(
        "CREATE TABLE working AS SELECT unnest($days::DATE[]) AS day, unnest($sixth::DATE[]) AS sixth",
        {"days": [str(day) for day in days], "sixth": [str(day) for day in days.values()]},
    )
    db.execute(f"SET VARIABLE today = DATE '{as_of}'")
    return db


def parse(state: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    state.execute(_READ, {"path": str(path)})
    state.execute(_TABLES)
    return state


def evaluate(state: duckdb.DuckDBPyConnection, portfolio: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    return state.execute(_SQL)


def emit(
    state: duckdb.DuckDBPyConnection, portfolio: duckdb.DuckDBPyConnection, result: duckdb.DuckDBPyConnection
) -> list[Found]:
    return state.execute("SELECT * FROM findings").fetchall()
