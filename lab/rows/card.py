"""Writes the data card: card.py lab/data > docs/reference/data-card.md"""

import csv
import os
import sys
import tomllib
from collections import defaultdict

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

_TEXT = """# Data card: the lab's rows

The rows that Vedette's models are trained and chosen with, in `lab/data`. All of it is traffic that the project's own
[lab](../../lab/README.md) made: no person's, no site's. It is under the project's licence.

## How it was made

Real servers, clients and tools in closed network namespaces, recorded by tcpdump, labelled by what was run when, each
recording checked (`lab/check`): every attack is in it, nothing of an attacker is without a label, nothing was dropped.
What a check found wrong stands in the column *problems*; such recordings are kept where the problem is a tool that
ended badly, and its traffic is labelled all the same. Rows were made by `vedette flows` with `--labels`, thinned by
`lab/rows/Gather.java`:

```shell
script/make-training-data target/recordings -o lab/data --share {share}
```

- Recordings of the two sets differ by seed and so by addresses, topology, delays, software, sizes and every parameter.
  They are split by recording, never by row. Tests have sets of their own, which are recorded when they are needed, with
  seeds that come from the commit and tools that none of these recordings used (`lab/attacks/test-only.toml`).
- The same seed and the same lab give the same schedule again. A later lab, with other attacks, draws other campaigns
  from the same seeds; traffic is never the same to the byte.
- `-merged` recordings are twins: the same packets as a network card that merges segments would hand them on;
  of packets, the table below has those before that.
- Thinned: of benign conversations and hosts {share} of 100 are kept, chosen by hash; of attacks at most 400 rows of a class
  in a recording. Activity and tick rows that are `partial` are left out, and of benign windows of one minute and five,
  which overlap, one in 20 and in 60 seconds is kept. Rates of benign and attack rows therefore say nothing of how common attacks are.
  The count *recorded* below is before thinning.
- Flow rows are of the schema `full` without `Flow ID` and `community_id`; columns: [features](features.md),
  [activity](activity.md). Before them stands `recording`.
- Addresses, ports and times are in the rows for those who look; no model may use them as features.

## What it is not

- A lab is not the Internet. Its people are programs with some seventy habits; servers are few and small; there is no
  QUIC, no Windows domain, no printer, no phone, hardly any multicast.
- Attacks last seconds and follow each other; in life they are rare. Rates are modest (at most about 1,500 packets/s),
  so that nothing here is decided by volume alone.
- Attackers of the lab do nothing else; only the client that is taken over also lives an ordinary life.
- Delays come from one box in user space; losses are independent of load, except at the limit of the way outside.
- All of it ran on one machine with one kernel: times to live, window sizes and TCP options are those of Linux.

"""


def main(folder):
    recordings = rows(folder, "recordings.csv")
    counts = rows(folder, "counts.csv")
    share = open(os.path.join(folder, "share")).read().strip()
    print(_TEXT.format(share=share), end="")
    print("## Recordings\n")
    table(
        ("recording", "seed", "minutes", "topology", "IPv6", "packets", "of attacks", "campaigns", "problems"),
        [
            (
                *(r["recording"], r["seed"], r["minutes"], r["topology"], "yes" if r["ipv6"] == "true" else "no"),
                *(grouped(r["packets"]), grouped(r["labelled_packets"]), r["campaigns"], r["problems"]),
            )
            for r in recordings
        ],
    )
    print("\n## Tools\n")
    table(("set", "family", "tools"), tools(recordings))
    print("\n## Rows\n")
    table(("set", "class", "family", "flows", "kept", "activity", "kept", "ticks", "kept"), classes(counts))


def rows(folder, name):
    with open(os.path.join(folder, name), newline="") as file:
        return list(csv.DictReader(file))


def tools(recordings):
    used = defaultdict(set)
    for recording in recordings:
        for word in recording["tools"].split():
            family, tool = word.split(":")
            used[recording["split"], family].add(tool)
    return [(split, family, ", ".join(sorted(names))) for (split, family), names in sorted(used.items())]


def classes(counts):
    with open(os.path.join(LAB, "attacks", "classes.toml"), "rb") as file:
        families = tomllib.load(file)
    found = defaultdict(dict)
    for count in counts:
        found[count["split"], count["label"]][count["kind"]] = (count["recorded"], count["kept"])
    for (split, label), kinds in sorted(found.items()):
        numbers = [number for kind in ("flow", "activity", "tick") for number in kinds.get(kind, ("0", "0"))]
        yield split, label, families.get(label, ""), *map(grouped, numbers)


def grouped(number):
    return f"{int(number):,}"


def table(head, lines):
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for line in lines:
        print("| " + " | ".join(str(value) for value in line) + " |")


if __name__ == "__main__":
    main(sys.argv[1])
