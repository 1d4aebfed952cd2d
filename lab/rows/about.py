"""A line of the list of recordings: about.py SPLIT NAME recording.json; without words, the names of its columns."""

import csv
import json
import sys

COLUMNS = (
    "split,recording,scenario,seed,minutes,topology,ipv6,clients,packets,labelled_packets,campaigns,problems,software,"
    "tools"
).split(",")


def line(split, name, about):
    variant = about["variant"]
    return (
        *(split, name, about["scenario"], about["seed"], about["minutes"]),
        *(variant["topology"], str(variant["ipv6"]).lower(), variant["clients"]),
        *(about["packets"], about["labelled_packets"], len(about["campaigns"]), len(about["problems"])),
        " ".join(variant["software"].values()),
        " ".join(sorted({f"{campaign['family']}:{campaign['tool']}" for campaign in about["campaigns"]})),
    )


def main(words):
    out = csv.writer(sys.stdout, lineterminator="\n")
    if not words:
        out.writerow(COLUMNS)
        return
    split, name, path = words
    with open(path) as file:
        out.writerow(line(split, name, json.load(file)))


if __name__ == "__main__":
    main(sys.argv[1:])
