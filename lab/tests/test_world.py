import ipaddress
import unittest

from world.variant import SOFTWARE, TOPOLOGIES, Variant
from world.world import World

SEEDS = range(60)


class WorldTest(unittest.TestCase):
    def test_the_same_seed_gives_the_same_world(self):
        for seed in SEEDS:
            self.assertEqual(World.of(seed), World.of(seed))

    def test_another_seed_gives_another_world(self):
        self.assertEqual(len({str(World.of(seed).hosts) for seed in SEEDS}), len(SEEDS))

    def test_every_choice_is_made_by_some_seed(self):
        variants = [Variant.of(seed) for seed in SEEDS]

        self.assertEqual({v.topology for v in variants}, set(TOPOLOGIES))
        self.assertEqual({v.ipv6 for v in variants}, {True, False})
        for kind, programs in SOFTWARE.items():
            self.assertEqual({v.software[kind] for v in variants}, set(programs))

    def test_no_address_is_given_twice_and_each_lies_in_a_network_of_the_lab(self):
        for seed in SEEDS:
            world = World.of(seed)
            networks = [ipaddress.ip_network(network) for network in world.networks]
            addresses = [address for host in world.hosts.values() for address in host.v4 + host.v6]
            addresses += [a for gateway in (*world.router_inside.values(), *world.router_outside) for a in gateway if a]
            addresses += list(world.forwarded.values())

            self.assertEqual(len(addresses), len(set(addresses)))
            for address in addresses:
                self.assertTrue(any(ipaddress.ip_address(address) in network for network in networks), address)

    def test_what_is_inside_is_private_and_what_is_outside_is_nobodys(self):
        for seed in SEEDS:
            world = World.of(seed)
            for host in world.hosts.values():
                for address in host.v4:
                    self.assertEqual(
                        host.is_inside,
                        any(ipaddress.ip_address(address) in ipaddress.ip_network(n) for n in world.inside),
                    )
                    self.assertFalse(ipaddress.ip_address(address).is_global)

    def test_behind_translation_outsiders_reach_servers_at_other_addresses(self):
        world = next(World.of(seed) for seed in SEEDS if Variant.of(seed).topology == "nat")

        self.assertEqual(world.reach(world["web"], world["c1"]), world["web"].ip)
        self.assertEqual(world.reach(world["web"], world["outsider"]), world.forwarded["web"])


if __name__ == "__main__":
    unittest.main()
