package vedette.api;

import java.time.Instant;

/// A conversation between two ends that is over, or a part of a long one: of those that last longer than two
/// minutes each stretch of up to two minutes is a flow of its own.
///
/// Times are those of the packets, in microseconds.
///
/// @param conversation the same in all parts of a conversation, in every output of Vedette and on every run
/// @param part from 0
/// @param source the address of who began it
/// @param sourcePort 0 if the protocol has none
/// @param protocol its number, as in the IP header
/// @param forward from who began it
/// @param end why it is put out: `part`, `closed`, `idle`, `reused`, `shed` or `input_ended`
/// @param state what became of the connection, in Zeek's words: `SF`, `S0`, `REJ` and others
/// @param history what happened in it, in Zeek's letters
/// @param vlan the first tag's id; -1 without
public record Flow(
        long conversation,
        int part,
        Instant start,
        Instant last,
        String source,
        int sourcePort,
        String destination,
        int destinationPort,
        int protocol,
        Traffic forward,
        Traffic backward,
        String end,
        String state,
        String history,
        int vlan) {

    /// What went one way in a flow.
    ///
    /// @param bytes of IP packets
    public record Traffic(long packets, long bytes) {}

    /// Both ways.
    public long packets() {
        return forward.packets() + backward.packets();
    }

    /// Both ways, of IP packets.
    public long bytes() {
        return forward.bytes() + backward.bytes();
    }
}
