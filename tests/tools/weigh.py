"""Learn what words weigh for the rules of the check that no single word decides: `make weigh`.

Learnt from sentences whose kind their writers gave (tests/parts/notices/lint/): logistic regression, plain, each cue
(see static/weigh.js) there or not. Before the weights are written, five-fold figures are printed: each fifth is judged
by weights learnt from the rest. ``fresh.toml`` and ``unseen.toml`` are never looked at here.
"""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from tests.browsing import ROOT
from tests.nodejs import node
from tests.parts.notices.lint.corpus import JUDGE, learnt, rules
from webapp.locales import EN

FILE = ROOT / "webapp" / "parts" / "notices" / "static" / "weights.js"
ROUNDS, RATE, SHRINK, STRONG = 20, 0.15, 1.0, 3.0
FOLDS = 5
SCRIPTS = ("zh", "en")
CHINESE = re.compile("[\u3400-\u9fff]")
LIGHT = 0.04
"""Cues that weigh less than this either way are left out."""
LEAST = 2
"""A cue is learnt when it stands in this many sentences."""


@dataclass(frozen=True, slots=True)
class Task:
    """One rule: the kinds that it is to find and those that it must not; what share of ordinary ones it may by mistake."""

    code: str
    wanted: frozenset[str]
    unwanted: frozenset[str]
    ordinary: str
    mistaken: float


TASKS = (
    Task("h1", frozenset({"despair"}), frozenset({"worried", "near", "harmless", "debt"}), "worried", 0.03),
    Task("v3", frozenset({"debt"}), frozenset({"worried", "near", "harmless"}), "harmless", 0.03),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is weighed of one sentence, and whether it is what its rule looks for."""

    cues: tuple[str, ...]
    script: str
    kind: str
    wanted: bool


def sentences(task: Task) -> list[Sentence]:
    """All that the task can learn from, in an order that chance made once."""
    found = [(text, kind) for text, kind in learnt() if kind in task.wanted | task.unwanted]
    random.Random(14).shuffle(found)
    cues = node(JUDGE, "cues", rules(EN.tag), task.code, [text for text, _ in found])
    return [
        Sentence(tuple(each), "zh" if CHINESE.search(text) else "en", kind, kind in task.wanted)
        for each, (text, kind) in zip(cues, found, strict=True)
    ]


def weights_of(given: list[Sentence]) -> dict[str, float]:
    """Weights by stochastic steps with shrinking (AdaGrad, L2); both sides count the same. ``""`` is the constant."""
    count = Counter(cue for one in given for cue in one.cues)
    known = [([cue for cue in one.cues if count[cue] >= LEAST], one.wanted) for one in given]
    share = sum(one.wanted for one in given) / len(given)
    weights: dict[str, float] = {"": 0.0, **{cue: 0.0 for cue, times in count.items() if times >= LEAST}}
    slopes = dict.fromkeys(weights, 1e-2)
    chance = random.Random(7)
    for _ in range(ROUNDS):
        chance.shuffle(known)
        for cues, wanted in known:
            sum_ = weights[""] + sum(weights[cue] * strength(cue) for cue in cues)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_)))) - wanted
            error *= 0.5 / share if wanted else 0.5 / (1 - share)
            for cue in ("", *cues):
                slope = error * strength(cue) + (SHRINK * weights[cue] / max(count[cue], 1) if cue else 0.0)
                slopes[cue] += slope * slope
                weights[cue] -= RATE * slope / math.sqrt(slopes[cue])
    return {cue: value * strength(cue) for cue, value in weights.items()}


def strength(cue: str) -> float:
    """What an expression finds is worth more from the start than a word."""
    return STRONG if cue.startswith("@") else 1.0


def weight(cues: tuple[str, ...], weights: dict[str, float]) -> float:
    return sum(weights.get(cue, 0.0) for cue in set(cues))


def limit(heavy: list[float], share: float) -> float:
    """The weight above which no more than a share of these lie."""
    return sorted(heavy)[min(len(heavy) - 1, math.ceil(len(heavy) * (1 - share)))]


def judged(task: Task, given: list[Sentence]) -> dict[str, float]:
    """Print how each fifth does by what the rest taught; by script, the limit that keeps mistakes within the share."""
    heavy: dict[str, dict[str, list[float]]] = {script: defaultdict(list) for script in SCRIPTS}
    for fold in range(FOLDS):
        weights = weights_of([one for place, one in enumerate(given) if place % FOLDS != fold])
        for one in given[fold::FOLDS]:
            heavy[one.script][one.kind].append(weight(one.cues, weights) - weights[""])
    above = {script: limit(kinds[task.ordinary], task.mistaken) for script, kinds in heavy.items()}
    for script, kinds in heavy.items():
        for kind, found in sorted(kinds.items()):
            share = sum(one > above[script] for one in found) / len(found)
            print(f"{task.code} · {script} · {kind}: {share:.1%} of {len(found)}")
    return above


def scale(task: Task) -> dict[str, object]:
    """What the phone needs for one rule."""
    given = sentences(task)
    above = judged(task, given)
    weights = weights_of(given)
    told = {cue: round(100 * value) for cue, value in sorted(weights.items()) if abs(value) >= LIGHT and cue}
    return {"above": {script: round(100 * most) for script, most in above.items()}, "weights": told}


def main() -> None:
    lines = [
        "// weights.js: what words weigh for the rules of the check; made by `make weigh`, see weigh.js.",
        "",
        "/** @param {string} told cue, weight, cue, weight @returns {Map<string, number>} */",
        "const weights = (told) => new Map(JSON.parse(told));",
        "",
        "/** @type {Record<string, import('./weigh.js').Scale>} */",
        "export const scales = {",
    ]
    for task in TASKS:
        made = scale(task)
        pairs = json.dumps(list(made["weights"].items()), ensure_ascii=False, separators=(",", ":"))
        lines.append(f"  {task.code}: {{ above: {json.dumps(made['above'])}, weights: weights({json.dumps(pairs, ensure_ascii=False)}) }},")
    FILE.write_text("\n".join([*lines, "};", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
