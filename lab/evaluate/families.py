"""Which families a label stands for, as docs/reference/families.md lists them."""

import os
from dataclasses import dataclass

PAGE = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "docs", "reference", "families.md"
)

_CAPTURES = "Labels of captures"

_QUIET, _OUT_OF_SCOPE = "nothing", "out of scope"


@dataclass(frozen=True)
class Expected:
    """label: the beginning of a label that it is for; families: none where all must stay quiet, or out of scope"""

    label: str
    families: tuple
    is_in_scope: bool

    @property
    def is_quiet(self):
        return self.is_in_scope and not self.families


class Families:
    def __init__(self, page=PAGE):
        self._captures = {label: _expected(label, said) for label, said in tables(page)[_CAPTURES].items()}

    def expected(self, label):
        """By the longest beginning of the label, in whole words between dots, that is listed."""
        words = label.split(".")
        for count in range(len(words), 0, -1):
            known = self._captures.get(".".join(words[:count]))
            if known:
                return known
        raise KeyError(f"no family is listed for the label {label}: docs/reference/families.md")


def _expected(label, said):
    families = () if said in (_QUIET, _OUT_OF_SCOPE) else tuple(said.split(", "))
    return Expected(label, families, said != _OUT_OF_SCOPE)


def tables(page=PAGE):
    """Heading -> first column -> second column, of the tables below the headings."""
    with open(page) as file:
        lines = file.read().splitlines()
    every, table = {}, None
    for line in lines:
        if line.startswith("## "):
            table = every[line.removeprefix("## ")] = {}
        elif line.startswith("| `") and table is not None:
            first, second = (cell.strip() for cell in line.strip("|").split("|")[:2])
            table.update((label.strip("` "), second) for label in first.split("`, `"))
    return every
