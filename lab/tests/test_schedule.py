import json
import unittest
from collections import Counter

from attacks.attack import FAMILIES
from attacks.catalogue import SPLITS, all_attacks, is_test_only, test_only_tools
from recording import scenario as scenarios
from recording import sets
from recording.schedule import AFTERMATH, schedule
from world.world import World

SEEDS = range(12)
MINUTES = 10


def planned(name, seed, split="train", minutes=MINUTES):
    return schedule(World.of(seed), scenarios.read(name), minutes, split)


class ScheduleTest(unittest.TestCase):
    def test_the_same_seed_gives_the_same_schedule(self):
        for name in scenarios.names():
            for seed in SEEDS:
                first, again = (json.dumps([run.as_dict() for run in planned(name, seed)]) for _ in range(2))
                self.assertEqual(first, again)

    def test_another_seed_gives_another_schedule(self):
        self.assertEqual(
            len({json.dumps([run.as_dict() for run in planned("mixed", seed)]) for seed in SEEDS}), len(SEEDS)
        )

    def test_no_recording_for_training_or_validation_uses_a_tool_that_is_kept_for_tests(self):
        kept = test_only_tools()
        for split in ("train", "validation"):
            for name in scenarios.names():
                for seed in SEEDS:
                    for run in planned(name, seed, split):
                        self.assertNotIn(run.tool, kept[run.family], run.id)

    def test_tests_use_mostly_tools_that_are_kept_for_them(self):
        for name in ("scan", "dos", "tunnel"):
            runs = [run for seed in SEEDS for run in planned(name, seed, "test")]
            unseen = [run for run in runs if run.tool in test_only_tools()[run.family]]
            self.assertGreater(len(unseen), len(runs) / 2)
            self.assertLess(len(unseen), len(runs))

    def test_scenarios_without_attacks_are_benign(self):
        for name in scenarios.names():
            self.assertEqual(name.startswith("benign-"), not planned(name, 1, minutes=60), name)

    def test_attacks_of_a_lane_follow_each_other_within_the_recording(self):
        for name in scenarios.names():
            scenario = scenarios.read(name)
            for split in SPLITS:
                for seed in SEEDS:
                    lanes = {}
                    for run in planned(name, seed, split):
                        lanes.setdefault(run.id.split("-")[0], []).append(run)
                    for runs in lanes.values():
                        self.assertGreaterEqual(runs[0].start, scenario.lead)
                        self.assertLessEqual(runs[-1].start + runs[-1].seconds + AFTERMATH, MINUTES * 60)
                        for one, next_one in zip(runs, runs[1:]):
                            self.assertGreaterEqual(next_one.start, one.start + one.seconds)

    def test_every_attack_is_planned_by_some_scenario(self):
        names = {
            run.attack
            for name in scenarios.names()
            for split in SPLITS
            for seed in range(40)
            for run in planned(name, seed, split, minutes=60)
        }
        self.assertEqual({attack.name for attack in all_attacks()} - names, set())

    def test_tests_have_at_least_twenty_campaigns_of_each_family_and_every_set_has_seeds_of_its_own(self):
        seeds = [one.seed for split in SPLITS for one in sets.planned(split, "a commit" if split == "test" else "")]
        campaigns = Counter(
            run.family
            for one in sets.planned("test", "a commit")
            for run in schedule(World.of(one.seed), scenarios.read(one.scenario), one.minutes, "test")
        )

        self.assertEqual(len(seeds), len(set(seeds)))
        self.assertEqual(set(campaigns), set(FAMILIES))
        self.assertGreaterEqual(min(campaigns.values()), 20, campaigns)

    def test_there_is_something_to_test_with(self):
        for family in test_only_tools():
            self.assertTrue(any(is_test_only(attack) for attack in all_attacks() if attack.family == family))


if __name__ == "__main__":
    unittest.main()
