"""The findings of many cases by Spark: ``python on_spark.py cases.jsonl findings``."""

import sys

from pyspark.sql import SparkSession

from childlaw_rules import arrow_evaluate, findings_ddl


def main(cases: str, findings: str) -> None:
    """Read a case a line, and write the findings as Parquet."""
    spark = SparkSession.builder.appName("findings").getOrCreate()
    given = spark.read.text(cases).withColumnRenamed("value", "case").where("case != ''")
    found = given.mapInArrow(arrow_evaluate, findings_ddl())
    found.write.parquet(findings)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
