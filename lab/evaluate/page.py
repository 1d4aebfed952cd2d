"""The page of a report."""

from evaluate.tables import as_markdown

_HEAD = """# Detection quality

How much of what was recorded `vedette analyze` finds, how soon, under which name, and whom it accuses falsely. Written
by `script/evaluate-detection`; which incident is about which campaign is decided by
[these rules](../../lab/evaluate/match.py), which family a label stands for by [this list](families.md).

```shell
{command}
```

| | |
|---|---|
{about}

"""


def page(command, about, tables):
    rows = "\n".join(f"| {name} | {value} |" for name, value in about)
    return _HEAD.format(command=command, about=rows) + "\n".join(as_markdown(table) for table in tables)
