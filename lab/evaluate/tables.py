"""Tables, as text on a terminal and as Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """notes: what is to be known to read it; an empty table has none of its lines"""

    title: str
    head: tuple
    lines: tuple
    notes: tuple = ()


def as_text(table):
    cells = [table.head, *table.lines]
    widths = [max(len(str(line[column])) for line in cells) for column in range(len(table.head))]
    right = [_is_numeric(line[column] for line in table.lines) for column in range(len(table.head))]
    shown = ["", table.title, *(f"  {note}" for note in table.notes)]
    if not table.lines:
        return "\n".join([*shown, "  none"])
    for line in cells:
        padded = [
            str(cell).rjust(width) if is_right else str(cell).ljust(width)
            for cell, width, is_right in zip(line, widths, right)
        ]
        shown.append(f"  {'  '.join(padded)}".rstrip())
    return "\n".join(shown)


def as_markdown(table):
    shown = [f"## {table.title}", ""]
    if table.notes:
        shown += [" ".join(table.notes), ""]
    if not table.lines:
        return "\n".join([*shown, "None.", ""])
    shown.append(_row(table.head))
    shown.append("|" + "---|" * len(table.head))
    shown += [_row(line) for line in table.lines]
    return "\n".join([*shown, ""])


def _row(cells):
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _is_numeric(cells):
    return all(str(cell)[:1].isdigit() or str(cell) in ("", "-") for cell in cells)


def grouped(number):
    return f"{number:,}"


def decimal(number, places=1):
    return "-" if number is None else f"{number:,.{places}f}"


def percents(bounds):
    return "-" if bounds is None else f"{100 * bounds[0]:.0f}-{100 * bounds[1]:.0f} %"
