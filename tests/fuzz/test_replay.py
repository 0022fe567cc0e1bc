"""What the fuzzer once broke is tried again, with the inputs it begins with and some mutations. Needs no fuzzer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from childlaw_rules.cprshape import holds_cpr
from tests.fuzz import mutations, targets
from tests.fuzz.mutations import mutated_case, mutated_rule, seeds
from tests.fuzz.targets import TARGETS, BrokenPromiseError, check_case, check_evaluation, check_rule_file

FOUND = Path(__file__).parent / "found"
#: So many mutations of each sort are tried in the ordinary run of the tests.
MUTATIONS = {"case": 300, "evaluation": 12, "rules": 60}


class TestWhatWasFound:
    @pytest.mark.parametrize("path", sorted(FOUND.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
    def test_keeps_every_promise_now(self, path: Path) -> None:
        TARGETS[path.parent.name](path.read_bytes())

    def test_is_kept_without_a_number(self) -> None:
        kept = sorted(FOUND.glob("*/*"))
        assert len(kept) >= 10
        for path in kept:
            assert not holds_cpr(path.read_text("utf-8", "replace")), path.name


class TestTheBeginnings:
    @pytest.mark.parametrize("target", ["case", "rules"])
    def test_keep_every_promise(self, target: str) -> None:
        found = seeds(target)
        for data in found if target == "case" else found[::12]:
            TARGETS[target](data)

    @pytest.mark.parametrize("target", TARGETS)
    def test_mutated_keep_every_promise(self, target: str) -> None:
        chance = random.Random(20241101)
        found = seeds(target)
        for _ in range(MUTATIONS[target]):
            data, seed = chance.choice(found), chance.randrange(2**32)
            sane = target == "evaluation" or seed % 3 == 0
            TARGETS[target](mutated_rule(data, seed) if target == "rules" else mutated_case(data, seed, sane=sane))


class TestTheMutations:
    def test_reach_what_is_read_and_what_is_refused(self) -> None:
        chance = random.Random(1)
        read = [check_case(mutated_case(chance.choice(seeds("case")), n, sane=n % 2 == 0)) for n in range(200)]
        assert 40 < sum(case is not None for case in read) < 160

    def test_are_the_same_for_the_same_seed(self) -> None:
        for target in ("case", "rules"):
            data = seeds(target)[0]
            for seed in range(5):
                once, again = (
                    mutated_rule(data, seed) if target == "rules" else mutated_case(data, seed, sane=False)
                    for _ in range(2)
                )
                assert once == again

    def test_make_a_case_of_what_is_none(self) -> None:
        assert check_case(mutated_case(b"\xff", 3, sane=True)) is not None


class TestTheTargets:
    """Each sees what it is there to see."""

    def test_an_error_that_is_not_documented(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(data: bytes) -> None:
            raise KeyError(data)

        monkeypatch.setattr(targets, "read_case", broken)
        monkeypatch.setattr(targets, "read_rules", broken)
        for check in (check_case, check_evaluation, check_rule_file):
            with pytest.raises(KeyError):
                check(b"{}")

    def test_an_error_that_repeats_a_number(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def telling(data: bytes) -> None:
            try:
                int(mutations.NUMBER)
            except ValueError:
                raise targets.CaseError([targets.Problem("", "no number")]) from None

        monkeypatch.setattr(targets, "read_case", telling)
        with pytest.raises(BrokenPromiseError, match="no text shaped like a CPR number"):
            check_case(b"{}")

    def test_an_answer_that_takes_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(targets.SECONDS, "case", -1.0)
        with pytest.raises(BrokenPromiseError, match=r"within -1\.0 seconds"):
            check_case(b'{"child": {"born": "2011"}}')

    def test_a_report_that_lacks_a_rule(self, monkeypatch: pytest.MonkeyPatch) -> None:
        case = b'{"child": {"born": "2011"}, "events": [{"type": "life_event", "at": "2024-01-01", "id": "a"}]}'
        check_evaluation(case)
        whole = targets.evaluate

        def short(*given: object, **named: object) -> targets.Report:
            report = whole(*given, **named)
            return report.model_copy(update={"not_applicable": report.not_applicable[1:]})

        monkeypatch.setattr(targets, "evaluate", short)
        with pytest.raises(BrokenPromiseError, match="every rule appears"):
            check_evaluation(case)
