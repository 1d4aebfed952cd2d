"""What is counted of incidents and campaigns."""

import unittest

from evaluate.quality import Accused, Judged, found
from tests.judging import CLIENT, INSIDER, SERVER, VISITOR, campaign, incident, recording


class QualityTest(unittest.TestCase):
    def test_campaigns_are_noticed_named_and_timed(self):
        scan = campaign("scan", id="scan", start=100, end=130, first=103)
        flood = campaign("dos", id="flood", by=(INSIDER,), to=(CLIENT,), start=300, end=320)
        missed = campaign("scan", id="missed", by=("10.0.0.77",), start=500, end=520)
        incidents = [
            incident("scan", detected=110, severity="medium"),
            incident("scan", detected=120, severity="critical"),
            incident("tunnel", detected=125),
            incident("ddos", entity=CLIENT, sources=(INSIDER,), targets=(CLIENT,), detected=310),
        ]

        rows = found([Judged.of(recording(scan, flood, missed), incidents)])

        self.assertEqual(list(rows), ["dos", "scan", "all", "of these, slow", "of these, at most 10 packets"])
        scans = rows["scan"]
        self.assertEqual((scans.campaigns, scans.noticed, scans.right, scans.right_or_sibling), (2, 1, 1, 1))
        self.assertEqual((scans.median, scans.worst, scans.incidents), (7, 7, 3))
        self.assertEqual({name: count for name, count in scans.severities.items() if count}, {"critical": 1})
        self.assertAlmostEqual(scans.bounds[0], 0.0945, places=4)
        floods = rows["dos"]
        self.assertEqual((floods.noticed, floods.right, floods.right_or_sibling), (1, 0, 1))
        self.assertIsNone(floods.median)
        self.assertEqual((rows["all"].campaigns, rows["all"].right), (3, 1))
        self.assertEqual(rows["of these, slow"].campaigns, 0)

    def test_median_and_worst_are_over_campaigns_and_no_delay_is_below_zero(self):
        delays = {"10.0.0.31": -1, "10.0.0.32": 4}
        campaigns = [campaign(id=by, by=(by,)) for by in delays]
        incidents = [incident(entity=by, detected=100 + delay) for by, delay in delays.items()]

        row = found([Judged.of(recording(*campaigns), incidents)])["scan"]

        self.assertEqual((row.median, row.worst), (2, 4))
        self.assertAlmostEqual(row.bounds[1], 1)

    def test_slow_campaigns_and_those_of_few_packets_are_listed_apart_too(self):
        slow, small = campaign(id="slow", start=100, end=231), campaign(id="small", packets=10)

        rows = found([Judged.of(recording(slow, small, campaign()), [])])

        self.assertEqual(rows["all"].campaigns, 3)
        self.assertEqual(rows["of these, slow"].campaigns, 1)
        self.assertEqual(rows["of these, at most 10 packets"].campaigns, 1)

    def test_a_campaign_that_did_not_go_as_planned_is_not_counted_and_what_is_said_of_it_is_not_false(self):
        failed = campaign(id="failed", problems=("failed: 52 packets in the capture, at least 500 expected",))
        incidents = [incident("dos", detected=110, severity="high")]

        judged = Judged.of(recording(failed, campaign(id="well", start=400, end=430)), incidents)

        self.assertEqual(found([judged])["all"].campaigns, 1)
        self.assertEqual(judged.false, [])

    def test_false_incidents_of_medium_or_higher_accuse(self):
        incidents = [incident(entity=VISITOR, severity=s) for s in ("info", "low", "medium", "critical")]

        judged = Judged.of(recording(campaign("scan", by=(INSIDER,))), incidents)

        self.assertEqual([i.severity for i in judged.accusations], ["medium", "critical"])
        self.assertEqual(len(judged.false), 4)

    def test_an_incident_that_goes_on_is_no_news_of_a_campaign(self):
        first, second = campaign(id="first"), campaign(id="second", start=140, end=160)
        lasting = incident(detected=110, first=101, last=155)

        row = found([Judged.of(recording(first, second), [lasting])])["scan"]

        self.assertEqual((row.noticed, row.right, row.going_on), (1, 1, 1))

    def test_only_what_is_of_the_family_and_is_the_only_news_goes_on(self):
        second = campaign(id="second", start=140, end=160)
        lasting, new = incident(detected=110, first=101, last=155), incident(detected=145)
        other = incident("tunnel", detected=110, first=101, last=155)

        for incidents in ([lasting, new], [other]):
            row = found([Judged.of(recording(second), incidents)])["scan"]
            self.assertEqual(row.going_on, 0)

    def test_an_incident_in_several_bursts_is_one_incident_and_each_campaign_has_its_own_delay(self):
        first, second = campaign(id="first"), campaign(id="second", start=400, end=460)
        gathered = incident(detected=110, first=101, last=455, bursts=((105, 128), (405, 410), (450, 455)))

        judged = Judged.of(recording(first, second), [gathered])

        self.assertEqual([outcome.delay for outcome in judged.outcomes], [10, 5])
        self.assertEqual(found([judged])["scan"].incidents, 1)

    def test_misnamed_incidents_are_not_false(self):
        judged = Judged.of(recording(campaign("scan")), [incident("tunnel")])

        self.assertEqual((len(judged.misnamed), len(judged.false)), (1, 0))
        self.assertTrue(judged.outcomes[0].is_noticed)
        self.assertFalse(judged.outcomes[0].is_right)

    def test_rates_are_for_25_hosts_in_24_hours(self):
        quiet = Judged.of(recording(seconds=3600, hosts=10), [])
        loud = Judged.of(recording(seconds=7200, hosts=5), [incident(entity=SERVER, severity="medium")])

        row = Accused.of([quiet, loud])

        self.assertEqual((row.recordings, row.accusations, row.milder), (2, 1, 0))
        self.assertEqual((row.hours, row.host_hours), (3, 20))
        self.assertEqual(row.per_day(row.accusations), 30)
        low, high = (row.per_day(bound) for bound in row.bounds)
        self.assertAlmostEqual(low, 0.0253 * 30, delta=0.01)
        self.assertAlmostEqual(high, 5.572 * 30, delta=0.03)

    def test_without_time_there_is_no_rate(self):
        self.assertIsNone(Accused.of([]).per_day(0))


if __name__ == "__main__":
    unittest.main()
