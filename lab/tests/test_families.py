"""The page of families."""

import os
import tomllib
import unittest

from attacks.attack import FAMILIES
from evaluate.families import Families, tables

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class FamiliesTest(unittest.TestCase):
    def test_classes_of_the_lab_are_listed_with_their_families(self):
        with open(os.path.join(LAB, "attacks", "classes.toml"), "rb") as file:
            self.assertEqual(tables()["Classes of the lab"], tomllib.load(file))

    def test_every_family_that_is_named_is_one(self):
        for label, said in (tables()["Labels of captures"] | tables()["Labels of flow data sets"]).items():
            if said not in ("nothing", "out of scope"):
                self.assertLessEqual(set(said.split(", ")), set(FAMILIES), label)

    def test_the_longest_beginning_of_a_label_counts(self):
        families = Families()

        self.assertEqual(families.expected("tunnel.dns.iodine").families, ("tunnel",))
        self.assertEqual(families.expected("tunnel.dns.exfil").families, ("tunnel", "exfiltration"))
        self.assertEqual(families.expected("mitm.arp-spoof").families, ("spoofing",))
        self.assertEqual(families.expected("exploit.ms17-010").families, ("infiltration",))
        self.assertEqual(families.expected("exploit.ms17-010-scan").families, ("infiltration", "scan"))

    def test_what_must_stay_quiet_and_what_is_out_of_scope_has_no_families(self):
        families = Families()

        for label, is_quiet, is_in_scope in (
            ("benign.lab", True, True),
            ("synthetic.benign-control", True, True),
            ("synthetic.trail-hit", False, False),
            ("scan.tcp-syn", False, True),
        ):
            expected = families.expected(label)
            self.assertEqual((expected.is_quiet, expected.is_in_scope), (is_quiet, is_in_scope), label)

    def test_a_label_that_nobody_listed_is_said(self):
        with self.assertRaisesRegex(KeyError, "no family is listed for the label synthetic.other"):
            Families().expected("synthetic.other")


if __name__ == "__main__":
    unittest.main()
