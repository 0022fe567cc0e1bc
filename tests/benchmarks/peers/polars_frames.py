"""Polars: the ten rules as expressions over frames, on one thread. All ten can be said."""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

from datetime import date
from pathlib import Path
from typing import NamedTuple

import polars as pl
from polars import col, lit, when

from tests.benchmarks.digest import RULES, Found
from tests.benchmarks.peers.calendar import sixth_after

NAME = "Polars"
FILE = "workload"
__all__ = ["FILE", "NAME", "RULES", "emit", "evaluate", "parse", "setup", "versions"]

_EVENT = dict.fromkeys(("type", "at", "ref", "by", "measure", "reason"), pl.String)
_ROW = {
    "id": pl.String,
    "birth": pl.String,
    "holders": pl.List(pl.String),
    "events": pl.List(pl.Struct(_EVENT)),
}
_KEY = ["id", "ref"]


class State(NamedTuple):
    today: date
    sixth: pl.DataFrame


class Portfolio(NamedTuple):
    cases: pl.DataFrame
    events: pl.DataFrame


def versions() -> str:
    return f"polars {pl.__version__}"


def setup(as_of: str) -> State:
    days = sixth_after()
    sixth = pl.DataFrame({"day": list(days), "due": list(days.values())})
    return State(date.fromisoformat(as_of), sixth)


def parse(state: State, path: Path) -> Portfolio:
    raw = pl.read_ndjson(path, schema=_ROW)
    events = raw.select("id", "events").explode("events").unnest("events")
    events = events.with_columns(col("at").str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="ms"))
    events = events.with_columns(day=col("at").dt.date())
    return Portfolio(raw.select("id", col("birth").str.to_date(), "holders"), events)


def evaluate(state: State, portfolio: Portfolio) -> pl.DataFrame:
    today = lit(state.today)
    seen = portfolio.events.lazy().filter(col("day") <= today)
    cases = portfolio.cases.lazy()

    def of(*types: str) -> pl.LazyFrame:
        return seen.filter(col("type").is_in(list(types)))

    def iso(name: str) -> pl.Expr:
        return col(name).dt.to_string("%Y-%m-%d")

    def told(
        frame: pl.LazyFrame, rule: str, instance: pl.Expr, status: pl.Expr, due: pl.Expr, done: pl.Expr
    ) -> pl.LazyFrame:
        return frame.select(
            col("id"),
            lit(rule).alias("rule"),
            instance.alias("instance"),
            status.alias("status"),
            due.alias("due"),
            done.alias("fulfilled"),
        )

    def tested(done: str = "done", due: str = "due") -> pl.Expr:
        return (
            when(col(done) <= col(due)).then(lit("met"))
            .when(col(done) > col(due)).then(lit("late"))
            .when(col(due) < today).then(lit("overdue"))
            .otherwise(lit("pending"))
        )  # fmt: skip

    none = lit(None, dtype=pl.String)
    ref = col("ref")
    received = of("notification_received")

    # R1
    assessed = of("notification_assessed").group_by(_KEY).agg(done=col("at").min())
    moment = "%Y-%m-%dT%H:%M:%S"
    r1 = received.join(assessed, on=_KEY, how="left").with_columns(due=col("at") + pl.duration(hours=24))
    now = today.cast(pl.Datetime("ms")) + pl.duration(days=1)
    in_hours = (
        when(col("done") <= col("due")).then(lit("met"))
        .when(col("done") > col("due")).then(lit("late"))
        .when(col("due") < now).then(lit("overdue"))
        .otherwise(lit("pending"))
    )  # fmt: skip
    t1 = told(r1, "R1", ref, in_hours, col("due").dt.to_string(moment), col("done").dt.to_string(moment))

    # R2
    confirmed = of("notification_confirmed").group_by(_KEY).agg(done=col("day").min())
    r2 = received.join(state.sixth.lazy(), on="day").join(confirmed, on=_KEY, how="left")
    t2 = told(r2, "R2", ref, tested(), iso("due"), iso("done"))

    # R3
    needs = of("need_known").select("id", "ref", known="day")
    since = needs.join(of("investigation_finished", "preliminary_assessment"), on=_KEY).filter(
        col("day") >= col("known")
    )
    since = since.group_by(_KEY).agg(
        f=col("day").filter(col("type") == "investigation_finished").min(),
        p=col("day").filter(col("type") == "preliminary_assessment").min(),
    )
    r3 = needs.join(since, on=_KEY, how="left").with_columns(due=col("known").dt.offset_by("4mo"))
    status = (
        when(col("f") <= col("due")).then(lit("met"))
        .when(col("p") <= col("due")).then(lit("met_preliminary"))
        .when(col("f").is_not_null()).then(lit("late"))
        .when(col("due") < today).then(lit("overdue"))
        .otherwise(lit("pending"))
    )  # fmt: skip
    r3 = r3.with_columns(
        status=status,
        done=when((col("f") > col("due")).fill_null(True) & (col("p") <= col("due")))
        .then(col("p"))
        .otherwise(col("f")),
    )
    t3 = told(r3, "R3", ref, col("status"), iso("due"), iso("done"))

    # R4
    decisions = of("decision_made").select("id", "ref", d="day")
    plans = of("action_plan_made", "action_plan_revised").select("id", "day")
    r4 = (
        decisions.join(plans, on="id", how="left")
        .group_by("id", "ref", "d")
        .agg(before=col("day").filter(col("day") <= col("d")).max(), earliest=col("day").min())
    )
    status = (
        when(col("before").is_not_null()).then(lit("met"))
        .when(col("earliest").is_not_null()).then(lit("late"))
        .otherwise(lit("missing"))
    )  # fmt: skip
    r4 = r4.with_columns(done=pl.coalesce("before", "earliest"), status=status)
    t4 = told(r4, "R4", ref, col("status"), iso("d"), iso("done"))

    # R5
    consents = of("consent_given").group_by("id", "ref", "by").agg(done=col("day").min())
    holders = decisions.join(cases.select("id", "holders"), on="id").explode("holders").rename({"holders": "by"})
    children = decisions.join(cases.select("id", "birth"), on="id")
    children = children.filter(col("birth").dt.offset_by("180mo") <= col("d")).select("id", "ref", "d", by=lit("child"))
    r5 = pl.concat([holders, children]).join(consents, on=["id", "ref", "by"], how="left")
    status = (
        when(col("done") <= col("d")).then(lit("met"))
        .when(col("done") > col("d")).then(lit("late"))
        .otherwise(lit("missing"))
    )  # fmt: skip
    t5 = told(r5, "R5", ref + ":" + col("by"), status, iso("d"), iso("done"))

    # R6
    talks = of("child_conversation_held", "child_conversation_waived").select("id", "type", "day", "reason")
    in_window = (col("day") <= col("d")) & (col("day") >= col("d").dt.offset_by("-6mo"))
    r6 = (
        decisions.join(talks, on="id", how="left")
        .group_by("id", "ref", "d")
        .agg(
            held=col("day").filter(in_window & (col("type") == "child_conversation_held")).max(),
            waived=col("day")
            .filter(in_window & (col("type") == "child_conversation_waived") & (col("reason") != ""))
            .max(),
        )
    )
    status = (
        when(col("held").is_not_null()).then(lit("met"))
        .when(col("waived").is_not_null()).then(lit("waived"))
        .otherwise(lit("missing"))
    )  # fmt: skip
    r6 = r6.with_columns(done=pl.coalesce("held", "waived"), status=status)
    t6 = told(r6, "R6", ref, col("status"), iso("d"), iso("done"))

    # R7
    ended = of("measure_ended").select("id", "ref", e="day")
    measures = of("measure_started").select("id", "ref", s="day", kind="measure").join(ended, on=_KEY, how="left")
    measures = measures.with_columns(until=col("e").fill_null(today))
    held = measures.join(of("follow_up_held").select("id", "ref", "day"), on=_KEY)
    held = held.filter(col("day").is_between("s", "until")).unique(["id", "ref", "day"]).sort("id", "ref", "day")
    numbered = held.with_columns(before=col("day").shift(1).over(_KEY), number=pl.int_range(1, pl.len() + 1).over(_KEY))
    kept = numbered.select(
        "id", "ref", "number",
        due=pl.coalesce(col("before").dt.offset_by("6mo"), col("s").dt.offset_by("3mo")),
        done=col("day"),
    )  # fmt: skip
    last = measures.join(held.group_by(_KEY).agg(f=col("day").max(), count=pl.len()), on=_KEY, how="left")
    last = last.with_columns(due=pl.coalesce(col("f").dt.offset_by("6mo"), col("s").dt.offset_by("3mo")))
    last = last.filter(col("e").is_null() | (col("e") > col("due"))).select(
        "id", "ref", number=col("count").fill_null(0).cast(pl.Int64) + 1, due="due", done=lit(None, dtype=pl.Date)
    )
    r7 = pl.concat([kept, last])
    t7 = told(r7, "R7", ref + "#" + col("number").cast(pl.String), tested(), iso("due"), iso("done"))

    # R8
    dates = seen.select("id", "day").unique()
    spans = measures.join(dates, on="id").filter(col("day").is_between("s", "until")).sort("id", "ref", "day")
    spans = spans.with_columns(following=col("day").shift(-1).over(_KEY), due=col("day").dt.offset_by("6mo"))
    gaps = spans.filter(
        (col("due") < col("following")) | (col("following").is_null() & col("e").is_null() & (col("due") < today))
    )
    status = when(col("following").is_null()).then(lit("open_gap")).otherwise(lit("gap"))
    t8 = told(gaps, "R8", ref + "@" + iso("day"), status, iso("due"), iso("following"))
    whole = measures.join(gaps.select(_KEY).unique(), on=_KEY, how="anti")
    t8_ok = told(whole, "R8", ref, lit("ok"), none, none)

    # R9
    years = pl.LazyFrame({"k": range(16)}, schema={"k": pl.Int32})
    periods = measures.filter(col("kind") == "placement").join(years, how="cross")
    periods = periods.with_columns(
        ps=col("s").dt.offset_by((col("k") * 12).cast(pl.String) + "mo"),
        pe=col("s").dt.offset_by((col("k") * 12 + 12).cast(pl.String) + "mo"),
    ).filter(col("ps") <= col("until"))
    visits = of("supervision_visit").select("id", "ref", "day")
    counted = periods.join(visits, on=_KEY).filter(
        (col("day") >= col("ps")) & (col("day") < col("pe")) & (col("day") <= col("until"))
    )
    counted = counted.sort("day").group_by("id", "ref", "k").agg(second=col("day").get(1, null_on_oob=True))
    r9 = periods.join(counted, on=["id", "ref", "k"], how="left").with_columns(due=col("pe") - pl.duration(days=1))
    r9 = r9.filter(col("second").is_not_null() | (col("pe") <= col("until")) | col("e").is_null())
    status = (
        when(col("second").is_not_null()).then(lit("met"))
        .when(col("pe") <= col("until")).then(lit("missing"))
        .otherwise(lit("pending"))
    )  # fmt: skip
    t9 = told(r9, "R9", ref + "/" + (col("k") + 1).cast(pl.String), status, iso("due"), iso("second"))

    # R10
    starts = of("investigation_started").select("id", "ref", "at").sort("id", "ref", "at")
    starts = starts.with_columns(before=col("at").shift(1).over(_KEY), number=pl.int_range(1, pl.len() + 1).over(_KEY))
    again = starts.filter(col("number") > 1)
    finished = of("investigation_finished").select("id", "ref", finished="at")
    between = again.join(finished, on=_KEY).filter(col("finished").is_between("before", "at"))
    between = between.group_by("id", "ref", "number").agg(done=col("finished").min().dt.date())
    r10 = again.join(between, on=["id", "ref", "number"], how="left")
    status = when(col("done").is_null()).then(lit("duplicate")).otherwise(lit("ok"))
    t10 = told(r10, "R10", ref + "#" + col("number").cast(pl.String), status, none, iso("done"))

    return pl.concat([t1, t2, t3, t4, t5, t6, t7, t8, t8_ok, t9, t10]).collect()


def emit(state: State, portfolio: Portfolio, result: pl.DataFrame) -> list[Found]:
    return result.rows()
