"""YAML read with the line of every value, so that a mistake can be named by file and line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top."""

_NULL = "tag:yaml.org,2002:null"


@dataclass
class LinedYaml:
    """One file. Every scalar stays text (or ""): `no`, `09:00` and `114` mean what they say."""

    path: Path
    data: Any = None
    problems: list[str] = field(default_factory=list)
    _lines: dict[Place, int] = field(default_factory=dict)

    def at(self, place: Sequence[str | int]) -> str:
        """`file.yml:12`, the line of the value at `place` or of the nearest one around it."""
        known = next((tuple(place[:depth]) for depth in range(len(place), -1, -1) if tuple(place[:depth]) in self._lines), ())
        return f"{self.path.name}:{self._lines.get(known, 1)}"


def read_lined(path: Path) -> LinedYaml:
    """Read a file; what cannot be read is in `problems`, never raised."""
    lined = LinedYaml(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        lined.problems.append(f"{path.name}: the file is missing")
    except (OSError, UnicodeDecodeError) as error:
        lined.problems.append(f"{path.name}: cannot be read ({error.__class__.__name__})")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        lined.problems.append(f"{path.name}:{line}: {error.problem}")
    except yaml.YAMLError as error:
        lined.problems.append(f"{path.name}: {error}")
    else:
        lined.data = _value(node, (), lined) if node is not None else {}
    return lined


def _value(node: yaml.Node, place: Place, lined: LinedYaml) -> Any:
    lined._lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                lined.problems.append(f"{lined.path.name}:{key_node.start_mark.line + 1}: {key!r} is there twice")
            values[key] = _value(value_node, (*place, key), lined)
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, index), lined) for index, item in enumerate(node.value)]
    return "" if node.tag == _NULL else str(node.value)
