"""Bounds against published values."""

import unittest

from evaluate.bounds import at_most, poisson, wilson


class BoundsTest(unittest.TestCase):
    def test_poisson_bounds_are_those_of_the_tables(self):
        for events, low, high in (
            (0, 0, 3.689),
            (1, 0.0253, 5.572),
            (2, 0.2422, 7.225),
            (5, 1.623, 11.668),
            (10, 4.795, 18.390),
            (20, 12.217, 30.888),
            (100, 81.36, 121.63),
        ):
            bounds = poisson(events)
            self.assertAlmostEqual(bounds[0], low, delta=0.005, msg=events)
            self.assertAlmostEqual(bounds[1], high, delta=0.005, msg=events)

    def test_poisson_bounds_hold_for_thousands(self):
        low, high = poisson(3000)

        self.assertAlmostEqual(low, 2893.6, delta=0.5)
        self.assertAlmostEqual(high, 3109.3, delta=0.5)

    def test_the_poisson_sum_is_right(self):
        self.assertAlmostEqual(at_most(0, 3), 0.049787, places=6)
        self.assertAlmostEqual(at_most(2, 3), 0.423190, places=6)
        self.assertEqual(at_most(0, 0), 1)

    def test_wilson_bounds_are_those_of_the_formula(self):
        for successes, trials, low, high in (
            (19, 20, 0.764, 0.991),
            (0, 10, 0.0, 0.2775),
            (10, 10, 0.7225, 1.0),
            (5, 10, 0.2366, 0.7634),
        ):
            bounds = wilson(successes, trials)
            self.assertAlmostEqual(bounds[0], low, delta=0.0005, msg=(successes, trials))
            self.assertAlmostEqual(bounds[1], high, delta=0.0005, msg=(successes, trials))

    def test_without_trials_there_are_no_bounds(self):
        self.assertIsNone(wilson(0, 0))


if __name__ == "__main__":
    unittest.main()
