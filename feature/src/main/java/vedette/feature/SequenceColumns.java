package vedette.feature;

import static vedette.feature.FlowColumn.sequence;

import java.util.List;

/// The first packets of a part one by one: lists of one length, whose elements at one place are about one packet.
///
/// Which way a packet went is a list of its own, since an empty packet has no sign to say it with.
final class SequenceColumns {

    private SequenceColumns() {}

    static List<FlowColumn> all() {
        return List.of(
                sequence(
                        "sequence_direction",
                        "",
                        "of the first 32 packets: 1 forward, -1 backward",
                        (row, place) -> row.flow().isSequenceBackward(place) ? -1 : 1),
                sequence(
                        "sequence_payload",
                        "bytes",
                        "their payload lengths",
                        (row, place) -> Math.abs(row.flow().sequencePayload(place))),
                sequence(
                        "sequence_gap",
                        "µs",
                        "how long after the packet before each came",
                        (row, place) -> row.flow().sequenceGap(place)),
                sequence(
                        "sequence_flags",
                        "",
                        "their TCP flags: 1 FIN, 2 SYN, 4 RST, 8 PSH, 16 ACK, 32 URG, 64 ECE, 128 CWR, 256 AE",
                        (row, place) -> row.flow().sequenceFlags(place)));
    }
}
