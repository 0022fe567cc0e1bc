"""Reads ``vocabulary.yaml``, with every error at its line and column."""

from __future__ import annotations

from pydantic import ValidationError

from childlaw_rules.errors import Problem, RuleError
from childlaw_rules.rule.background import FILE_NAME, Background, BackgroundFile
from childlaw_rules.rulemerge import message_of, path_in, place_of
from childlaw_rules.yamltext import read_yaml


def read_background(content: bytes | str) -> Background:
    """What a set of rules says of the vocabulary. Raises ``RuleError`` with every error of the file."""
    text = read_yaml(content, FILE_NAME)
    if not isinstance(text.data, dict):
        keys = ", ".join(f"'{key}'" for key in BackgroundFile.model_fields)
        raise RuleError([Problem(f"{FILE_NAME}:1:1", f"the file is a list of keys and values; its keys are {keys}")])
    try:
        return Background(BackgroundFile.model_validate(text.data), text)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False, include_context=True)
    problems = []
    for detail in details:
        place = text.place(path_in(detail["loc"], text.data))
        message = message_of(detail, BackgroundFile)
        problems.append(Problem(f"{FILE_NAME}:{place.line}:{place.column}", message))
    raise RuleError(sorted(set(problems), key=place_of))
