import os
import tempfile
import unittest

from labels.capture import Capture
from labels.merge import merge
from tests.packets import capture_file, ethernet, ip, tcp

A, B = "10.0.0.1", "10.0.0.2"


def data(sequence, size=100, flags=0x10, port=4000, fill=b"x"):
    return ethernet(ip(A, B, 6, tcp(port, 80, fill * size, sequence, flags)))


class MergeTest(unittest.TestCase):
    def merged(self, *frames, apart=0.00001):
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "in"), os.path.join(folder, "out")
            capture_file(source, [(1 + i * apart, frame) for i, frame in enumerate(frames)])
            merge(source, target)
            return [packet.length for packet in Capture(target).packets()]

    def test_segments_in_a_row_become_one_packet(self):
        self.assertEqual(self.merged(data(0), data(100), data(200, 50)), [54 + 250])

    def test_a_shorter_segment_is_the_last(self):
        self.assertEqual(self.merged(data(0), data(100, 50), data(150)), [54 + 150, 54 + 100])

    def test_a_push_ends_it(self):
        self.assertEqual(self.merged(data(0), data(100, flags=0x18), data(200)), [54 + 200, 54 + 100])

    def test_a_gap_in_the_sequence_is_not_bridged(self):
        self.assertEqual(self.merged(data(0), data(300)), [154, 154])

    def test_what_comes_later_is_a_packet_of_its_own(self):
        self.assertEqual(self.merged(data(0), data(100), apart=0.001), [154, 154])

    def test_connections_are_merged_each_for_itself(self):
        frames = [data(0), data(0, port=4001), data(100), data(100, port=4001)]

        self.assertEqual(self.merged(*frames), [254, 254])

    def test_a_fin_stays_as_it_is(self):
        self.assertEqual(self.merged(data(0), data(100, flags=0x11)), [154, 154])


if __name__ == "__main__":
    unittest.main()
