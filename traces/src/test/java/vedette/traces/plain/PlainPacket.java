package vedette.traces.plain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A packet, copied out of the views that the decoder moves.
///
/// @param time when it was captured, in microseconds
/// @param seen traffic time when it came, in microseconds
/// @param header the length of the transport header
/// @param payload as sent
/// @param captured what was captured of the payload, in hexadecimal digits
/// @param sameness what is equal in a copy of the packet; nothing if copies cannot be told
/// @param tcp its header, if it has one
/// @param quoted the packet that an ICMP error shows
record PlainPacket(
        long time,
        long seen,
        End source,
        End destination,
        int protocol,
        int vlans,
        long tunnel,
        int icmpType,
        int icmpCode,
        int icmpIdentifier,
        int interfaceId,
        int timeToLive,
        long ipLength,
        long header,
        long payload,
        String captured,
        List<Long> sameness,
        boolean isChecksumBad,
        @Nullable Tcp tcp,
        @Nullable PlainPacket quoted) {

    boolean hasFlag(int flag) {
        return tcp != null && tcp.has(flag);
    }

    boolean isSyn() {
        return tcp != null && tcp.isSyn();
    }

    boolean isSynAck() {
        return tcp != null && tcp.isSynAck();
    }

    boolean isTcp() {
        return protocol == Tcp.PROTOCOL;
    }
}
