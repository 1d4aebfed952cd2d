"""What every attack promises, held against many worlds. Starts nothing and needs no rights."""

import functools
import ipaddress
import os
import re
import sys
import tomllib
import unittest

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, LAB)

from attacks import catalogue  # noqa: E402
from attacks.attack import FAMILIES  # noqa: E402
from world.draw import draw  # noqa: E402
from world.world import World  # noqa: E402

SEEDS = range(40)

LONGEST, LONGEST_INFILTRATION, LONGEST_SLOW = 60, 120, 2400

MOST_PACKETS, FASTEST_FLOOD, FASTEST_SCAN = 25_000, 1_500, 300

ALL_NODES_AND_BROADCAST = ("ff02::1", "255.255.255.255")


_network = functools.cache(ipaddress.ip_network)


def every_campaign():
    for seed in SEEDS:
        world = World.of(seed)
        for attack in catalogue.all_attacks():
            if attack.fits(world):
                yield seed, world, attack, attack.make(draw(seed, "attack", attack.name), world)


class Attacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.attacks = catalogue.all_attacks()
        cls.campaigns = list(every_campaign())

    def test_every_family_has_attacks(self):
        self.assertEqual(set(FAMILIES), {attack.family for attack in self.attacks})

    def test_names_are_unique(self):
        names = [attack.name for attack in self.attacks]
        self.assertEqual(len(names), len(set(names)))

    def test_every_attack_fits_some_world(self):
        self.assertEqual({attack.name for attack in self.attacks}, {attack.name for _, _, attack, _ in self.campaigns})

    def test_the_same_seed_gives_the_same_campaign(self):
        worlds = {seed: World.of(seed) for seed in SEEDS}
        for seed, _, attack, campaign in self.campaigns:
            again = attack.make(draw(seed, "attack", attack.name), worlds[seed])
            self.assertEqual(campaign, again, attack.name)

    def test_other_seeds_give_other_campaigns(self):
        first = World.of(4)
        for attack in self.attacks:
            if attack.fits(first):
                drawn = {repr(attack.make(draw(seed, "attack", attack.name), first)) for seed in range(6)}
                self.assertGreater(len(drawn), 1, attack.name)

    def test_classes_are_listed_with_their_family(self):
        with open(os.path.join(LAB, "attacks", "classes.toml"), "rb") as file:
            listed = tomllib.load(file)
        used = {attack.cls: attack.family for attack in self.attacks}
        for _, _, attack, campaign in self.campaigns:
            used.update({rule.cls: attack.family for rule in campaign.rules if rule.cls})
        self.assertEqual(listed, used)

    def test_each_family_has_tools_for_training_and_others_for_tests(self):
        kept = catalogue.test_only_tools()
        self.assertEqual(set(kept), set(FAMILIES))
        for family in FAMILIES:
            tools = {attack.tool for attack in self.attacks if attack.family == family}
            self.assertLessEqual(set(kept[family]), tools, family)
            self.assertGreaterEqual(len(kept[family]), 2, family)
            self.assertGreaterEqual(len(tools - set(kept[family])), 2, family)

    def test_each_family_can_be_trained_and_tested_in_every_world(self):
        for seed in SEEDS:
            world = World.of(seed)
            for family in FAMILIES:
                fitting = [attack for attack in self.attacks if attack.family == family and attack.fits(world)]
                fitting = [attack for attack in fitting if not attack.slow]
                for only_test in (False, True):
                    tools = {attack.tool for attack in fitting if catalogue.is_test_only(attack) == only_test}
                    self.assertGreaterEqual(len(tools), 2, f"{family} {seed} {only_test}")

    def test_steps_name_hosts_and_end_in_time(self):
        for _, world, attack, campaign in self.campaigns:
            longest = LONGEST_SLOW if attack.slow else LONGEST
            if attack.family == "infiltration":
                longest = LONGEST_INFILTRATION
            self.assertLessEqual(attack.seconds, longest, attack.name)
            taken = sum(step.pause + (0 if step.background else step.seconds) for step in campaign.steps)
            self.assertLessEqual(taken, attack.seconds, attack.name)
            self.assertFalse(campaign.steps[-1].background, attack.name)
            for step in campaign.steps:
                self.assertIn(step.host, world.hosts, attack.name)
                self.assertTrue(all(isinstance(word, str) for word in step.words), attack.name)

    def test_rules_name_addresses_of_the_world_only(self):
        for _, world, attack, campaign in self.campaigns:
            self.assertTrue(campaign.rules, attack.name)
            networks = [_network(network) for network in world.networks]
            for rule in campaign.rules:
                for text in f"{rule.src};{rule.dst}".split(";"):
                    self._is_known(attack, networks, text)

    def _is_known(self, attack, networks, text):
        if text == "*" and attack.family == "ddos" or text in ALL_NODES_AND_BROADCAST:
            return
        for end in text.split("-"):
            known = _network(end)
            near = known.version == 6 and known.is_link_local
            held = [network for network in networks if network.version == known.version and known.subnet_of(network)]
            self.assertTrue(near or held, f"{attack.name}: {text}")

    def test_rules_name_ports_and_protocols(self):
        port = re.compile(r"\*|\d+(-\d+)?(;\d+(-\d+)?)*")
        protocol = re.compile(r"\*|(tcp|udp|icmp|arp|\d+)(;(tcp|udp|icmp|arp|\d+))*")
        for _, _, attack, campaign in self.campaigns:
            for rule in campaign.rules:
                self.assertTrue(port.fullmatch(rule.dport), f"{attack.name}: {rule.dport}")
                self.assertTrue(protocol.fullmatch(rule.proto), f"{attack.name}: {rule.proto}")
                self.assertEqual(bool(rule.mac), rule.proto == "arp", attack.name)

    def test_those_who_are_ordinarily_spoken_to_are_told_apart(self):
        """A client's rule towards the resolver's services is by name; else it would hold its ordinary questions."""
        for _, world, attack, campaign in self.campaigns:
            for rule in campaign.rules:
                if any(client.ip == rule.src for client in world.clients):
                    self.assertTrue(rule.domain or world["infra"].ip not in rule.dst.split(";"), attack.name)

    def test_rates_are_modest(self):
        for _, _, attack, campaign in self.campaigns:
            fastest = FASTEST_SCAN if attack.family == "scan" else FASTEST_FLOOD
            total = 0
            for step in campaign.steps:
                options = dict(zip(step.words, step.words[1:]))
                for option in ("--max-rate", "--rate", "-rate"):
                    self.assertLessEqual(float(options.get(option, 0)), fastest, attack.name)
                if step.words[0] == "hping3":
                    self.assertNotIn("--flood", step.words)
                    self.assertGreaterEqual(int(options["-i"][1:]), 1_000_000 // fastest, attack.name)
                    total += int(options["-c"])
                if step.words[0] in ("nmap",):
                    self.assertTrue({"--max-rate", "--scan-delay"} & set(step.words), attack.name)
            self.assertLessEqual(total, MOST_PACKETS, attack.name)

    def test_what_a_translating_router_drops_comes_from_inside(self):
        for seed, world, attack, campaign in self.campaigns:
            if attack.tool == "t50" and world.variant.topology == "nat":
                self.assertEqual({"insider"}, {step.host for step in campaign.steps}, (seed, attack.name))

    def test_files_have_plain_names(self):
        for _, _, attack, campaign in self.campaigns:
            for name, text in campaign.files.items():
                self.assertRegex(name, r"^[a-z.-]+$", attack.name)
                self.assertIsInstance(text, str)


if __name__ == "__main__":
    unittest.main()
