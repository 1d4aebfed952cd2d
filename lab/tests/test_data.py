"""The rows and captures in the repository."""

import csv
import os
import subprocess
import unittest

from attacks.attack import FAMILIES
from attacks.catalogue import test_only_tools

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(LAB, "data")
CARD = os.path.join(os.path.dirname(LAB), "docs", "reference", "data-card.md")


def recordings():
    with open(os.path.join(DATA, "recordings.csv"), newline="") as file:
        return list(csv.DictReader(file))


class DataTest(unittest.TestCase):
    def test_no_recording_used_a_tool_that_is_kept_for_tests(self):
        kept = {f"{family}:{tool}" for family, tools in test_only_tools().items() for tool in tools}
        for recording in recordings():
            self.assertIn(recording["split"], ("train", "validation"))
            self.assertEqual(set(recording["tools"].split()) & kept, set(), recording["recording"])

    def test_each_set_has_every_family_with_more_than_one_tool_to_learn_from(self):
        for split in ("train", "validation"):
            used = {word for r in recordings() if r["split"] == split for word in r["tools"].split()}
            for family in FAMILIES:
                tools = [word for word in used if word.startswith(f"{family}:")]
                self.assertGreaterEqual(len(tools), 2 if split == "train" else 1, (split, family))

    def test_no_seed_is_used_for_more_than_one_set(self):
        seeds = {}
        for recording in recordings():
            seeds.setdefault(recording["seed"], set()).add(recording["split"])
        self.assertTrue(all(len(splits) == 1 for splits in seeds.values()))

    def test_the_sets_have_labs_of_every_kind(self):
        topologies = {recording["topology"] for recording in recordings()}
        self.assertEqual(topologies, {"flat", "vlan", "nat"})

    def test_the_data_card_says_what_is_there(self):
        made = subprocess.run(
            ["/usr/bin/python3", "-B", os.path.join(LAB, "rows", "card.py"), DATA], capture_output=True, text=True
        )
        with open(CARD) as file:
            self.assertEqual(file.read(), made.stdout, "make it again: lab/rows/card.py lab/data > the card")


if __name__ == "__main__":
    unittest.main()
