"""A real recording, from the command line. Takes root, and as long as it says."""

import json
import os
import subprocess
import tempfile
import unittest

from tests.able import missing

LAB = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def lab(command, *words):
    return subprocess.run([f"{LAB}/{command}", *words], capture_output=True, text=True)


class CommandTest(unittest.TestCase):
    def test_the_same_seed_prints_the_same_schedule(self):
        first, again = (lab("record", "mixed", "--seed", "7", "--plan").stdout for _ in range(2))

        self.assertGreater(len(json.loads(first)), 5)
        self.assertEqual(first, again)

    def test_what_is_wrong_is_said(self):
        for words, said in (
            (["nonsense"], "there is no scenario nonsense; there are benign-heavy"),
            (["scan", "--attack", "nonsense"], "there is no attack nonsense"),
            (["scan", "-o", "/etc"], "/etc is not empty"),
            (["scan", "-o", "/proc/recording"], "cannot write there"),
            (["scan", "--minutes", "0"], "--minutes takes a number above 0"),
            (["scan", "--minutes", "many"], "invalid float value: 'many'"),
            ([], "name a scenario"),
        ):
            result = lab("record", *words)
            self.assertEqual(result.returncode, 2, words)
            self.assertIn(said, result.stderr)

    def test_a_folder_without_a_recording_is_said(self):
        result = lab("check", "/nonexistent")

        self.assertEqual(result.returncode, 1)
        self.assertIn("/nonexistent", result.stderr)


@unittest.skipIf(missing(), missing())
class RecordingTest(unittest.TestCase):
    def test_a_recording_has_ordinary_use_and_the_attack_and_passes_its_check(self):
        with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
            output = os.path.join(folder, "recording")
            words = ["--seed", "11", "--minutes", "1.2", "--lead", "10", "--attack", "syn_scan", "-o", output]

            result = lab("record", "scan", *words)

            self.assertEqual(result.returncode, 0, result.stderr)
            with open(os.path.join(output, "recording.json")) as file:
                about = json.load(file)
            self.assertEqual(about["problems"], [])
            self.assertTrue(about["campaigns"])
            for campaign in about["campaigns"]:
                self.assertGreater(campaign["packets"], 50)
            self.assertGreater(about["packets"] - about["labelled_packets"], 5_000)
            again = lab("check", output)
            self.assertEqual((again.returncode, again.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
