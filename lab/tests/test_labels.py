import os
import tempfile
import unittest

from labels import rules
from labels.check import check, label_lines
from labels.rules import TimedRule
from tests.packets import capture_file, ethernet, ip, ip6, query, tcp, udp
from world.world import World

WORLD = World.of(3)  # has IPv6 and VLANs
ATTACKER, VICTIM = WORLD["outsider"].ip, WORLD["web"].ip


def rule(start=10.0, end=20.0, src=ATTACKER, dst=VICTIM, dport="*", proto="tcp", mac="", domain="", campaign="one"):
    return TimedRule(
        start=int(start * 1e6),
        end=int(end * 1e6),
        src=src,
        dst=dst,
        sport="*",
        dport=dport,
        proto=proto,
        mac=mac,
        domain=domain,
        cls="PortScan",
        tool="tool",
        subtype="",
        campaign=campaign,
        said=("command", "scan", "attack"),
    )


class LabelsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def findings(self, frames, *some_rules):
        path = os.path.join(self.folder, "capture.pcap")
        capture_file(path, frames)
        return check(path, list(some_rules), WORLD)

    def test_a_conversation_is_an_attacks_if_its_first_packet_lies_in_the_time(self):
        there, back = tcp(4000, 80), tcp(80, 4000)
        frames = [
            (10.0, ethernet(ip(ATTACKER, VICTIM, 6, there))),
            (20.5, ethernet(ip(VICTIM, ATTACKER, 6, back))),
            (20.6, ethernet(ip(ATTACKER, VICTIM, 6, tcp(4001, 80)))),
        ]

        findings = self.findings(frames, rule())

        found = findings.rules[0][1]
        self.assertEqual((found.packets, found.flows), (2, 1))
        self.assertEqual((found.first, found.last), (10_000_000, 20_500_000))
        self.assertEqual(sum(findings.unlabelled.values()), 1)

    def test_what_answers_is_the_attacks_too(self):
        frames = [(12, ethernet(ip(VICTIM, ATTACKER, 6, tcp(80, 4000))))]

        self.assertEqual(self.findings(frames, rule(dport="80")).labelled_packets, 1)

    def test_other_ports_and_protocols_are_not(self):
        frames = [
            (12, ethernet(ip(ATTACKER, VICTIM, 6, tcp(4000, 81)))),
            (12, ethernet(ip(ATTACKER, VICTIM, 17, udp(4000, 80)))),
        ]

        self.assertEqual(self.findings(frames, rule(dport="80;8000-8100")).labelled_packets, 0)

    def test_an_icmp_error_belongs_to_the_conversation_that_it_quotes(self):
        quoted = ip(ATTACKER, VICTIM, 17, udp(4000, 161))
        frames = [
            (12, ethernet(quoted)),
            (12.1, ethernet(ip(VICTIM, ATTACKER, 1, b"\3\3\0\0\0\0\0\0" + quoted))),
        ]

        self.assertEqual(self.findings(frames, rule(proto="udp")).labelled_packets, 2)

    def test_later_fragments_belong_to_the_conversation_of_the_first(self):
        frames = [
            (12, ethernet(ip(ATTACKER, VICTIM, 6, tcp(4000, 80), identification=7, fragment=0x2000))),
            (12.1, ethernet(ip(ATTACKER, VICTIM, 6, b"rest", identification=7, fragment=3))),
        ]

        self.assertEqual(self.findings(frames, rule(dport="80")).labelled_packets, 2)

    def test_a_star_is_any_source_that_is_not_the_labs(self):
        frames = [
            (12, ethernet(ip("8.8.8.8", VICTIM, 6, tcp(4000, 80)))),
            (12, ethernet(ip(WORLD["crowd"].ip, VICTIM, 6, tcp(4000, 80)))),
        ]

        self.assertEqual(self.findings(frames, rule(src="*")).labelled_packets, 1)

    def test_names_below_a_domain_tell_a_tunnel_from_other_questions_to_the_same_resolver(self):
        client, resolver = WORLD["c1"].ip, WORLD["infra"].ip
        frames = [
            (12, ethernet(ip(client, resolver, 17, udp(5000, 53, query("www.news.example"))))),
            (12.5, ethernet(ip(client, resolver, 17, udp(5001, 53, query("xyz.T.Tunnel.example"))))),
            (12.6, ethernet(ip(resolver, client, 17, udp(53, 5001, query("xyz.t.tunnel.example"))))),
            (12.7, ethernet(ip(client, resolver, 17, udp(5002, 53, query("not-t.tunnel.example"))))),
        ]

        findings = self.findings(
            frames, rule(src=client, dst=resolver, dport="53", proto="udp", domain="t.tunnel.example")
        )

        self.assertEqual(findings.labelled_packets, 2)
        (line,) = label_lines(findings)
        self.assertEqual(line[:7], ("12.500000", "12.500000", client, resolver, 5001, 53, 17))

    def test_frames_of_a_station_are_its_arp(self):
        attacker, other = WORLD["insider"].mac, WORLD["c1"].mac
        frames = [(12, ethernet(bytes(28), 0x0806, attacker)), (12, ethernet(bytes(28), 0x0806, other))]

        self.assertEqual(self.findings(frames, rule(proto="arp", mac=attacker)).labelled_packets, 1)

    def test_vlans_and_ipv6_are_read(self):
        attacker, victim = WORLD["insider"].ip6, WORLD["web"].ip6
        frames = [(12, ethernet(ip6(attacker, victim, 6, tcp(4000, 80)), 0x86DD, vlan=10))]

        self.assertEqual(self.findings(frames, rule(src=attacker, dst=victim)).labelled_packets, 1)

    def test_the_first_rule_of_the_file_has_it(self):
        frames = [(12, ethernet(ip(ATTACKER, VICTIM, 6, tcp(4000, 80))))]

        findings = self.findings(frames, rule(campaign="one"), rule(start=5, campaign="two"))

        self.assertEqual([found.packets for _, found in findings.rules], [1, 0])

    def test_a_label_file_reads_back_as_it_was(self):
        frames = [(12, ethernet(ip(ATTACKER, VICTIM, 6, tcp(4000, 80))))]
        path = os.path.join(self.folder, "labels.csv")
        written = rule(dport="80;443", proto="tcp;udp")

        rules.write(path, label_lines(self.findings(frames, written)))

        self.assertEqual(rules.read(path), [written])

    def test_cut_and_broken_frames_are_passed_over(self):
        whole = ethernet(ip(ATTACKER, VICTIM, 6, tcp(4000, 80)))
        frames = [(12, whole[:length]) for length in range(len(whole))]

        self.assertLess(self.findings(frames, rule()).labelled_packets, len(frames))


if __name__ == "__main__":
    unittest.main()
