"""Where the code names a text: exact keys, and patterns where part of a key is computed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import name_of, tracked

ANYTHING = ".*"
SAYERS = {"Say", "Choice", "InboundRefused"}
_IN_TEMPLATE = re.compile(r"""\bwords\(\s*(['"])([^'"]+)\1\s*(~)?""")


@dataclass(frozen=True, kw_only=True)
class Use:
    """One place that names a text. `pattern` is a regular expression for the whole key."""

    where: str
    pattern: str
    exact: bool


def uses() -> list[Use]:
    """Every place in the product that asks for a text by a key that can be read from the source."""
    found: list[Use] = []
    for file in tracked(".py", ".html", ".txt", ".md"):
        if name_of(file).startswith(("bot/", "actions/")):
            found += _in_python(file) if file.suffix == ".py" else _in_template(file)
    return found


def _in_template(file: Path) -> Iterator[Use]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        for match in _IN_TEMPLATE.finditer(line):
            pattern = _filled_in(match[2]) + (ANYTHING if match[3] else "")
            yield Use(where=f"{name_of(file)}:{number}", pattern=pattern, exact=ANYTHING not in pattern)


def _filled_in(key: str) -> str:
    """`web.dag.%d` names any day."""
    return re.escape(key).replace("%d", ANYTHING).replace("%s", ANYTHING)


def _in_python(file: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            for pattern in _patterns(_key_of(node)):
                if pattern != ANYTHING and not pattern.startswith("label:"):
                    yield Use(where=f"{name_of(file)}:{node.lineno}", pattern=pattern, exact=ANYTHING not in pattern)


def _key_of(call: ast.Call) -> ast.expr | None:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    if name not in SAYERS and not name.endswith("words"):
        return None
    named = next((keyword.value for keyword in call.keywords if keyword.arg == "key"), None)
    return named or (call.args[0] if call.args else None)


def _patterns(node: ast.expr | None) -> list[str]:
    """Regular expressions for what the expression can be; computed parts become `.*`."""
    match node:
        case None:
            return []
        case ast.Constant(value=str() as text):
            return [re.escape(text)]
        case ast.JoinedStr(values=parts):
            return ["".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING for part in parts)]
        case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str() as text)):
            return [_filled_in(text)]
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return [a + b for a in _patterns(left) for b in _patterns(right)]
        case ast.IfExp(body=body, orelse=orelse):
            return _patterns(body) + _patterns(orelse)
        case _:
            return [ANYTHING]
