"""The whole evaluation, with a made-up program in Vedette's place that answers what it was told to."""

import csv
import json
import os
import subprocess
import tempfile
import unittest

from evaluate import corpus, recording
from evaluate.families import Families
from evaluate.match import RIGHT, judge
from evaluate.incident import Incident, seconds
from tests.judging import answer, said

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CAPTURES = os.path.join(LAB, "captures")

# Answers with what lies beside it under the capture's name, and notes how it was called.
_PROGRAM = """#!/bin/sh
here=$(dirname "$0")
if [ "$1" = --version ]; then echo "vedette 0-made-up"; exit 0; fi
echo "$@" >>"$here/calls"
cat "$here/$(basename "$2").json" || { echo "vedette: cannot read $2" >&2; exit 1; }
"""

_MANIFEST = "file,group,packets,duration_s,label,attacker,victim,verified".split(",")


class EvaluationTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.program = os.path.join(self.folder, "vedette")
        with open(self.program, "w") as file:
            file.write(_PROGRAM)
        os.chmod(self.program, 0o755)

    def program_says(self, capture, content):
        with open(os.path.join(self.folder, f"{capture}.json"), "w") as file:
            file.write(content if isinstance(content, str) else json.dumps(content))

    def evaluate(self, *words):
        answers = os.path.join(self.folder, "answers")
        command = ["/usr/bin/python3", "-B", "-m", "evaluate", "--vedette", self.program, "--answers", answers, *words]
        environment = {**os.environ, "PYTHONPATH": LAB}
        return subprocess.run(command, cwd=os.path.dirname(LAB), env=environment, capture_output=True, text=True)

    def calls(self):
        with open(os.path.join(self.folder, "calls")) as file:
            return file.read().splitlines()

    def answers_about_the_demo(self):
        demo = recording.read(os.path.join(CAPTURES, "demo.json"))
        start = {one.id: one.first_packet for one in demo.campaigns}
        self.program_says(
            "demo.pcap.gz",
            answer(
                said("scan", "172.17.57.91", ["172.17.57.51"], start["0-00775-syn-scan"] + 4),
                said("dos", "172.17.57.212", ["172.17.57.212"], start["1-02772-spoofed-syn-flood"] + 2),
                said("tunnel", "203.0.113.171", ["172.17.57.212"], start["0-02827-sql-statements"] + 3),
                said("dos", "172.17.57.37", ["203.0.113.1"], start["0-00775-syn-scan"] + 4),
            ),
        )
        self.program_says(
            "quiet.pcap.gz", answer(said("botnet", "172.16.63.9", ["198.19.40.1"], 1795276150.25, "medium"))
        )

    def test_recordings_are_judged(self):
        self.answers_about_the_demo()

        result = self.evaluate(f"{CAPTURES}/demo.json", f"{CAPTURES}/quiet.json", "--json")

        self.assertEqual(result.returncode, 0, result.stderr)
        content = json.loads(result.stdout)
        rows = content["found"]
        self.assertEqual((rows["all"]["campaigns"], rows["all"]["noticed"], rows["all"]["right"]), (13, 3, 1))
        self.assertAlmostEqual(rows["scan"]["median"], 4, places=5)
        self.assertEqual((rows["ddos"]["right"], rows["ddos"]["right_or_sibling"]), (0, 1))
        self.assertEqual(content["false"]["benign"]["accusations"], 1)
        self.assertAlmostEqual(content["false"]["benign"]["host_hours"], 9 * 120.897 / 3600, places=4)
        self.assertEqual(content["false"]["attacked"]["accusations"], 1)
        verdicts = [i["verdict"] for i in content["recordings"][0]["incidents"]]
        self.assertEqual(verdicts, ["right", "sibling", "misnamed", "false"])
        homes = [call.split()[2:] for call in sorted(self.calls())]
        self.assertEqual(homes[0], ["--home", "172.17.57.0/24,fd2e:9af0:0::/64", "--json"])

    def test_tables_and_the_page_list_each_miss_and_each_false_incident(self):
        self.answers_about_the_demo()
        written = os.path.join(self.folder, "page.md")

        result = self.evaluate(f"{CAPTURES}/demo.json", f"{CAPTURES}/quiet.json", "-o", written)

        self.assertEqual(result.returncode, 0, result.stderr)
        with open(written) as file:
            page = file.read()
        for shown in (result.stdout, page):
            self.assertIn("0-01000-hydra-ssh", shown)  # missed
            self.assertIn("botnet-kind", shown)  # false
            self.assertIn("tunnel-kind", shown)  # misnamed
            self.assertIn("fan-out: ports 900 (usual 2)", shown)
            self.assertIn("quiet", shown)
        self.assertIn("script/evaluate-detection lab/captures/demo.json lab/captures/quiet.json -o PAGE", page)
        self.assertIn("| Vedette | vedette 0-made-up |", page)
        self.assertNotIn(self.folder, page)

    def test_what_was_answered_is_not_asked_again(self):
        self.answers_about_the_demo()

        first = self.evaluate(f"{CAPTURES}/quiet.json", "--json")
        again = self.evaluate(f"{CAPTURES}/quiet.json", "--json")

        self.assertEqual(first.stdout, again.stdout)
        self.assertEqual(len(self.calls()), 1)

    def test_a_program_whose_sources_changed_is_asked_again(self):
        self.answers_about_the_demo()
        source = os.path.join(self.folder, "detect", "src", "main", "java", "Scan.java")
        os.makedirs(os.path.dirname(source))

        for content in ("class One {}", "class Two {}", "class Two {}"):
            with open(source, "w") as file:
                file.write(content)
            self.evaluate(f"{CAPTURES}/quiet.json", "--json")

        self.assertEqual(len(self.calls()), 2)

    def test_recordings_that_failed_their_check_and_twins_are_left_out(self):
        for name, change in (("broken", {"problems": ["0-1 was not run"]}), ("cut", {"interrupted": True})):
            self.recording(name, change)
        self.recording("good-merged", {})

        result = self.evaluate(self.folder, "--json")

        self.assertEqual(result.returncode, 0, result.stderr)
        content = json.loads(result.stdout)
        self.assertEqual(content["recordings"], [])
        self.assertEqual(content["left_out"]["broken"], "0-1 was not run")
        self.assertEqual(set(content["left_out"]), {"broken", "cut", "good-merged"})

    def test_of_a_recording_in_which_single_campaigns_failed_the_others_are_judged(self):
        with open(os.path.join(CAPTURES, "demo.json")) as file:
            about = json.load(file)
        failed = about["campaigns"][0]["id"]
        problem = f"{failed}: 52 packets in the capture, at least 500 expected"
        unlabelled = "unlabelled: 4 packets of an attacker, 10.0.0.1 -> 192.0.2.7 port 53 protocol 17"
        one = recording.read(self.described("partly", about | {"problems": [problem, unlabelled]}))

        self.assertEqual(one.problems, ())
        self.assertEqual(one.failed, (problem, unlabelled))
        self.assertEqual([campaign.id for campaign in one.campaigns if campaign.problems], [failed])

    def described(self, name, about):
        path = os.path.join(self.folder, f"{name}.json")
        with open(path, "w") as file:
            json.dump(about, file)
        return path

    def recording(self, name, change):
        with open(os.path.join(CAPTURES, "quiet.json")) as file:
            about = json.load(file) | change
        os.mkdir(os.path.join(self.folder, name))
        with open(os.path.join(self.folder, name, "recording.json"), "w") as file:
            json.dump(about, file)

    def test_a_capture_without_an_answer_is_said(self):
        self.program_says("quiet.pcap.gz", "nonsense")

        result = self.evaluate(f"{CAPTURES}/demo.json", f"{CAPTURES}/quiet.json", "--json")

        self.assertEqual(result.returncode, 1)
        failures = json.loads(result.stdout)["failures"]
        self.assertRegex(failures["demo"], "it ended with status 1: vedette: cannot read demo.pcap.gz")
        self.assertIn("not JSON", failures["quiet"])
        self.assertIn("2 of 2 captures have no answer", result.stderr)

    def test_an_answer_that_lacks_something_is_no_answer(self):
        without_score = said("scan", "172.16.63.9", [], 5)
        del without_score["score"]
        for content, said_of_it in (
            (answer(without_score), "KeyError('score')"),
            (answer(said("scan", "172.16.63.9", [], 5) | {"severity": "grave"}), "grave is no severity"),
            (answer() | {"version": 2}, "not of version 1"),
        ):
            self.program_says("quiet.pcap.gz", content)

            result = self.evaluate(f"{CAPTURES}/quiet.json", "--json")

            self.assertEqual(result.returncode, 1)
            self.assertIn(said_of_it, json.loads(result.stdout)["failures"]["quiet"])

    def test_what_is_wrong_is_said(self):
        for words, status, said_of_it in (
            ([], 2, "name recordings"),
            (["/nonexistent"], 1, "/nonexistent is no recording and has none"),
            ([CAPTURES, "--at-once", "0"], 2, "--at-once"),
        ):
            result = self.evaluate(*words)
            self.assertEqual(result.returncode, status, words)
            self.assertIn(said_of_it, result.stderr)

    def test_captures_of_a_collection_are_judged(self):
        lines = (
            ("a/scan.pcap", "attacks", "scan.tcp-syn", "192.0.2.7", "198.51.100.9", "yes"),
            ("a/missed.pcap", "attacks", "tunnel.dns.exfil", "10.0.0.2", "8.8.8.8", "partial"),
            ("a/else.pcap", "attacks", "web.sqli", "10.0.0.2", "10.0.0.3", "yes"),
            ("a/lie.pcap", "attacks", "scan.tcp-syn", "10.0.0.2", "10.0.0.3", "no"),
            ("a/list.pcap", "attacks", "synthetic.trail-hit", "", "", "yes"),
            ("b/loud.pcap", "benign", "benign.lab", "", "", ""),
            ("b/quiet.pcap", "benign", "benign.lab", "", "", ""),
            ("c/other.pcap", "protocols", "whatever", "", "", ""),
        )
        self.manifest(lines)
        self.program_says("scan.pcap", answer(said("scan", "192.0.2.7", ["198.51.100.9"], 5)))
        self.program_says("missed.pcap", answer(said("tunnel", "10.0.0.77", ["1.1.1.1"], 5)))
        self.program_says("else.pcap", answer(said("brute-force", "10.0.0.2", ["10.0.0.3"], 5)))
        self.program_says("loud.pcap", answer(said("scan", "10.0.0.2", ["10.0.0.3"], 5, "medium")))
        self.program_says("quiet.pcap", answer(said("scan", "10.0.0.2", ["10.0.0.3"], 5, "low")))

        result = self.evaluate("--corpus", self.folder, "--json")

        self.assertEqual(result.returncode, 0, result.stderr)
        found = {one["name"]: one["result"] for one in json.loads(result.stdout)["captures"]}
        self.assertEqual(
            found,
            {
                "a/scan.pcap": "found",
                "a/missed.pcap": "missed",
                "a/else.pcap": "otherwise",
                "b/loud.pcap": "accused",
                "b/quiet.pcap": "quiet",
            },
        )
        self.assertIn("--home 198.51.100.0/24 --json", [call for call in self.calls() if "scan.pcap" in call][0])
        text = self.evaluate("--corpus", self.folder).stdout
        self.assertIn("Out of scope: 1 captures", text)
        self.assertRegex(text, r"all +3 +1 +1 +1 +1\n")

    def manifest(self, lines):
        with open(os.path.join(self.folder, corpus.MANIFEST), "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(_MANIFEST)
            for name, group, label, attacker, victim, verified in lines:
                out.writerow((name, group, 10, 1.5, label, attacker, victim, verified))
                path = os.path.join(self.folder, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                open(path, "w").close()


class CorpusTest(unittest.TestCase):
    def test_where_both_ends_are_public_the_victims_network_is_inside(self):
        for attackers, victims, home in (
            (("192.0.2.7",), ("198.51.100.9",), ("198.51.100.0/24",)),
            (("192.0.2.7",), (), ("192.0.2.0/24",)),
            (("2001:db8:1::2",), ("2001:db8:1::1",), ("2001:db8:1::/64",)),
            (("192.0.2.7",), ("10.0.0.1",), ()),
            (("127.0.0.1",), ("192.0.2.7",), ()),
            (("00:e0:4d:3c:25:7b",), (), ()),
            (("ff02::1",), ("ff02::1",), ()),
            ((), (), ()),
        ):
            self.assertEqual(corpus.home_of(attackers, victims), home, (attackers, victims))

    def test_where_nobody_is_named_any_incident_of_the_family_will_do(self):
        capture = self.capture("scan.arp", (), ())

        outcome = corpus.result(capture, answer(said("scan", "10.0.0.7", [], 5)))

        self.assertEqual(outcome.word, corpus.FOUND)

    def test_one_of_several_families_is_enough(self):
        capture = self.capture("dos.dhcp-flood", (), ("10.0.0.1",))

        outcome = corpus.result(capture, answer(said("spoofing", "10.0.0.7", ["10.0.0.1"], 5)))

        self.assertEqual(outcome.word, corpus.FOUND)

    def capture(self, label, attackers, victims):
        return corpus.Capture(label, "file", label, Families().expected(label), attackers, victims, 1.0, 10)


class RecordingTest(unittest.TestCase):
    def setUp(self):
        self.demo = recording.read(os.path.join(CAPTURES, "demo.json"))
        self.campaigns = {one.id: one for one in self.demo.campaigns}

    def test_the_first_packet_is_the_first_that_a_label_says_is_the_attacks(self):
        self.assertEqual(self.campaigns["0-00775-syn-scan"].first_packet, 1795276315.773409)
        self.assertEqual(self.campaigns["1-01073-iodine-tunnel"].first_packet, 1795276346.41514)

    def test_the_far_end_of_a_tunnel_is_the_attackers_and_the_resolver_is_not(self):
        attackers = self.campaigns["1-01073-iodine-tunnel"].attackers

        self.assertIn("172.17.57.91", attackers)
        self.assertIn("198.19.40.232", attackers)
        self.assertNotIn("172.17.57.28", attackers)
        self.assertIn("198.19.40.61", self.campaigns["1-01514-login-and-scan"].attackers)
        self.assertNotIn("172.17.57.51", self.campaigns["0-01000-hydra-ssh"].attackers)

    def test_a_host_inside_is_known_by_all_its_addresses(self):
        attackers = self.campaigns["0-00775-syn-scan"].attackers

        self.assertTrue(self.demo.knows_hosts)
        self.assertEqual(sum(f"fd2e:9af0:0::{0x1000 + octet:x}" in attackers for octet in range(256)), 1)
        self.assertNotIn("172.17.57.44", attackers)

    def test_bursts_are_read(self):
        bursts = [
            {"first": f"2026-11-21T15:5{minute}:00.000000Z", "last": f"2026-11-21T15:5{minute}:09.500000Z"}
            for minute in (0, 2)
        ]
        content = said("scan", "172.17.57.91", [], seconds("2026-11-21T15:50:01.000000Z"))

        sightings = Incident.of(content | {"bursts": bursts}).sightings

        self.assertEqual([round(sighting.last - sightings[0].detected, 3) for sighting in sightings], [8.5, 128.5])

    def test_the_station_of_an_attacker_is_the_attacker(self):
        about = self.campaigns["0-00424-arpspoof-between"]
        content = said("spoofing", "02:f9:cb:0d:46:43", [], about.first_packet + 1)

        self.assertEqual(judge(Incident.of(content), self.demo).word, RIGHT)

    def test_without_its_world_a_recording_still_has_its_campaigns(self):
        other = self.changed_demo(lambda content: content.update(seed=99))

        self.assertFalse(other.knows_hosts)
        self.assertEqual(len(other.campaigns), 13)
        self.assertEqual(other.campaigns[2].first_packet, other.campaigns[2].start)

    def test_what_was_not_run_or_left_nothing_is_no_campaign(self):
        def change(content):
            content["campaigns"][0].update(start=None, end=None)
            content["campaigns"][1].update(packets=0)

        self.assertEqual(len(self.changed_demo(change).campaigns), 11)

    def changed_demo(self, change):
        with open(os.path.join(CAPTURES, "demo.json")) as file:
            content = json.load(file)
        change(content)
        with tempfile.TemporaryDirectory() as folder:
            about = os.path.join(folder, "recording.json")
            with open(about, "w") as file:
                json.dump(content, file)
            return recording.read(about)


if __name__ == "__main__":
    unittest.main()
