"""Which incident counts for which campaign."""

import unittest

from evaluate.addresses import Addresses
from evaluate.match import FALSE, MISNAMED, RIGHT, SIBLING, STEP, UNNAMED, goes_on, judge
from tests.judging import (
    ATTACKER,
    CLIENT,
    COLLECTOR,
    HOME,
    INSIDER,
    INVENTED,
    LAB,
    SERVER,
    VISITOR,
    campaign,
    incident,
    recording,
)


class MatchTest(unittest.TestCase):
    def says(self, word, incident, *campaigns, of=None):
        verdict = judge(incident, recording(*campaigns))
        self.assertEqual(verdict.word, word)
        expected = [] if word == FALSE else [campaigns[0].id] if of is None else of
        self.assertEqual(verdict.campaigns, expected)

    def test_the_attacker_in_its_time_under_its_family_is_named_rightly(self):
        self.says(RIGHT, incident(), campaign())

    def test_the_attacker_may_be_entity_source_or_target(self):
        for where in (
            {"entity": ATTACKER, "sources": ()},
            {"entity": SERVER, "sources": (VISITOR, ATTACKER)},
            {"entity": SERVER, "sources": (SERVER,), "targets": (ATTACKER,)},
        ):
            self.says(RIGHT, incident(**where), campaign())

    def test_the_victim_alone_will_not_do(self):
        self.says(FALSE, incident(entity=VISITOR, targets=(SERVER,)), campaign())
        self.says(FALSE, incident(entity=SERVER, sources=(), targets=(SERVER,)), campaign())

    def test_nothing_is_about_a_campaign_that_has_nobody_of_it(self):
        self.says(FALSE, incident(entity=VISITOR, targets=(CLIENT,)), campaign())
        self.says(FALSE, incident())

    def test_time_counts_from_two_seconds_before_to_130_after(self):
        about = campaign(start=100, end=130)
        for detected, first, last, word in (
            (98.0, 97.9, 99, RIGHT),
            (97.9, 97.9, 99, FALSE),
            (265, 260.0, 270, RIGHT),
            (265, 260.1, 270, FALSE),
            (300, 110, 300, RIGHT),
            (99, 50, 98.1, RIGHT),
            (99, 50, 97.9, FALSE),
        ):
            self.says(word, incident(detected=detected, first=first, last=last), about)

    def test_what_was_open_before_is_of_another_campaign_but_known_to_go_on(self):
        earlier = incident(detected=50, first=45, last=120)
        about = campaign(start=100, end=130)

        self.says(FALSE, earlier, about)
        self.assertTrue(goes_on(earlier, about, LAB))
        self.assertFalse(goes_on(incident(detected=50, first=45, last=99), about, LAB))
        self.assertFalse(goes_on(incident(), about, LAB))

    def test_each_later_burst_of_an_incident_is_a_sighting_of_its_own(self):
        first = campaign(id="first", start=100, end=130)
        second = campaign(id="second", start=400, end=430)
        quiet = campaign(id="quiet", start=600, end=630)
        gathered = incident(detected=110, first=101, last=425, bursts=((105, 128), (405, 425)))

        verdict = judge(gathered, recording(first, second, quiet))

        self.assertEqual(
            [(mark.campaign.id, mark.detected) for mark in verdict.marks], [("first", 110), ("second", 405)]
        )
        self.assertFalse(any(goes_on(gathered, one, LAB) for one in (first, second, quiet)))

    def test_between_its_bursts_an_incident_says_nothing(self):
        between = campaign(start=300, end=330)
        gathered = incident(detected=110, first=101, last=725, bursts=((105, 128), (705, 725)))

        self.says(FALSE, gathered, between)
        self.assertFalse(goes_on(gathered, between, LAB))

    def test_an_incident_is_what_the_best_of_its_sightings_is(self):
        scan, flood = campaign("scan", id="scan"), campaign("dos", id="flood", start=400, end=430)
        gathered = incident("scan", detected=110, last=425, bursts=((110, 128), (405, 425)))

        verdict = judge(gathered, recording(scan, flood))

        self.assertEqual(verdict.word, RIGHT)
        self.assertEqual([mark.word for mark in verdict.marks], [RIGHT, MISNAMED])

    def test_what_came_before_an_incident_was_opened_belongs_to_its_first_sighting(self):
        weak, strong = campaign(id="weak", start=100, end=130), campaign(id="strong", start=400, end=430)
        gathered = incident(detected=410, first=101, last=425, bursts=((105, 128), (405, 425)))

        self.says(RIGHT, gathered, weak, strong, of=["weak", "strong"])

    def test_another_family_is_misnamed_and_not_false(self):
        self.says(MISNAMED, incident("tunnel"), campaign("scan"))

    def test_an_anomaly_is_noticed_without_a_name(self):
        self.says(UNNAMED, incident("anomaly"), campaign("scan"))

    def test_dos_and_ddos_are_siblings(self):
        self.says(SIBLING, incident("ddos"), campaign("dos"))
        self.says(SIBLING, incident("dos"), campaign("ddos"))

    def test_steps_of_an_infiltration_are_noticed_under_their_own_names(self):
        about = campaign("infiltration", by=(ATTACKER, CLIENT))
        for family in ("scan", "brute-force", "botnet", "exfiltration"):
            self.says(STEP, incident(family, entity=CLIENT), about)
        self.says(RIGHT, incident("infiltration", entity=CLIENT), about)
        self.says(MISNAMED, incident("dos", entity=CLIENT), about)

    def test_of_a_flood_with_invented_sources_the_victim_will_do(self):
        about = campaign("ddos", by=(), to=(SERVER,))
        self.says(RIGHT, incident("ddos", entity=SERVER, sources=(INVENTED, VISITOR)), about)
        self.says(RIGHT, incident("ddos", entity=INVENTED, targets=(SERVER,)), about)
        self.says(SIBLING, incident("dos", entity=SERVER, sources=()), about)
        self.says(UNNAMED, incident("anomaly", entity=SERVER, sources=(VISITOR,)), about)

    def test_a_flood_called_something_else_is_misnamed(self):
        about = campaign("ddos", by=(), to=(SERVER,))
        self.says(MISNAMED, incident("scan", entity=SERVER, sources=(INVENTED,)), about)

    def test_an_ordinary_visitor_of_a_flooded_server_is_accused_falsely(self):
        about = campaign("ddos", by=(), to=(SERVER,))
        self.says(FALSE, incident("scan", entity=VISITOR, targets=(SERVER,)), about)
        self.says(
            FALSE, incident("ddos", entity=SERVER, targets=(VISITOR,), sources=()), campaign("ddos", by=(), to=())
        )

    def test_the_victim_of_a_flood_must_be_its_target(self):
        self.says(FALSE, incident("dos", entity=INVENTED, sources=(SERVER,), targets=(CLIENT,)), campaign("dos"))

    def test_of_spoofing_the_address_that_was_taken_will_do(self):
        about = campaign("spoofing", by=(INSIDER,), to=(CLIENT, "10.0.0.254"))
        self.says(RIGHT, incident("spoofing", entity="10.0.0.254", targets=()), about)
        self.says(FALSE, incident("scan", entity="10.0.0.254", targets=()), about)

    def test_of_campaigns_that_run_the_one_that_is_named_counts(self):
        scan = campaign("scan", id="scan", start=100, end=130)
        flood = campaign("dos", id="flood", start=135, end=170)

        self.says(RIGHT, incident("dos", detected=137, first=132, last=150), scan, flood, of=["flood"])
        self.says(RIGHT, incident("scan", detected=142, first=138, last=150), scan, flood, of=["scan"])
        self.says(MISNAMED, incident("tunnel", detected=137, first=132, last=150), scan, flood, of=["scan", "flood"])

    def test_what_is_said_during_the_second_of_two_campaigns_is_about_the_second(self):
        flood = campaign("dos", id="flood", start=100, end=130)
        scan = campaign("scan", id="scan", start=190, end=200)

        self.says(MISNAMED, incident("dos", detected=195, first=191, last=199), flood, scan, of=["scan"])
        self.says(RIGHT, incident("dos", detected=150, first=145, last=160), flood, scan, of=["flood"])

    def test_of_campaigns_of_one_family_the_one_that_runs_counts(self):
        first = campaign(id="first", start=100, end=130)
        second = campaign(id="second", start=160, end=190)

        self.says(RIGHT, incident(detected=165, first=161, last=170), first, second, of=["second"])
        self.says(RIGHT, incident(detected=165, first=120, last=170), first, second, of=["first", "second"])
        self.says(RIGHT, incident(detected=230, first=225, last=240), first, second, of=["second"])


class AddressesTest(unittest.TestCase):
    def test_outside_a_64_stands_for_any_address_of_it_and_a_whole_one_for_itself(self):
        known = Addresses(["2001:db8:1:1::1066"], HOME)

        for text, is_known in (
            ("2001:db8:1:1::1066", True),
            ("2001:db8:1:1:0:0:0:1066", True),
            ("2001:db8:1:1::", True),
            ("2001:db8:1:1::/64", True),
            ("2001:db8:1:1::1009", False),
            ("2001:db8:1:2::", False),
        ):
            self.assertEqual(text in known, is_known, text)

    def test_inside_and_on_the_link_only_the_address_itself_counts(self):
        known = Addresses(["fd00:1::7", "fe80::7"], HOME)

        self.assertIn("fd00:1::7", known)
        self.assertNotIn("fd00:1::", known)
        self.assertNotIn("fe80::", known)

    def test_networks_hold_their_addresses(self):
        self.assertIn("192.0.2.77", Addresses(["192.0.2.0/24"], HOME))
        self.assertNotIn("192.0.3.77", Addresses(["192.0.2.0/24"], HOME))

    def test_stations_are_compared_as_written(self):
        self.assertIn("02:AB:00:00:00:01", Addresses(["02:ab:00:00:00:01"]))
        self.assertNotIn(COLLECTOR, Addresses(["02:ab:00:00:00:01"]))


if __name__ == "__main__":
    unittest.main()
