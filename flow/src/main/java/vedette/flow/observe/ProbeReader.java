package vedette.flow.observe;

import vedette.common.Oddity;
import vedette.decode.IpProtocol;
import vedette.decode.header.TcpHeader;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.ProbeFact;
import vedette.flow.fact.ProbeFact.Shape;

/// Finds TCP packets that no program sends, and the refusals of such, by their flags alone.
final class ProbeReader {

    private static final int TELLING =
            TcpHeader.FIN | TcpHeader.SYN | TcpHeader.RST | TcpHeader.PSH | TcpHeader.ACK | TcpHeader.URG;
    private static final int XMAS = TcpHeader.FIN | TcpHeader.PSH | TcpHeader.URG;

    private ProbeReader() {}

    /// Looks at a TCP packet whose header was read.
    static void onTcp(Sighting sighting) {
        int flags = sighting.packet().tcpFlags() & TELLING;
        if ((flags & TcpHeader.ACK) != 0
                && (flags & (TcpHeader.SYN | TcpHeader.FIN)) != (TcpHeader.SYN | TcpHeader.FIN)) {
            return; // nearly all packets
        }
        switch (flags) {
            case TcpHeader.SYN -> {}
            case TcpHeader.RST -> tell(sighting, Shape.REFUSED_STRAY, true);
            case 0 -> tell(sighting, Shape.NULL, false);
            case TcpHeader.FIN -> tell(sighting, Shape.FIN, false);
            case XMAS -> tell(sighting, Shape.XMAS, false);
            default -> {
                if ((flags & TcpHeader.RST) == 0) {
                    tell(sighting, Shape.CONTRADICTION, false);
                }
            }
        }
    }

    /// Looks at a packet that could not be read to its end.
    static void onStopped(Sighting sighting, Oddity stopped) {
        if (stopped == Oddity.TRANSPORT_HEADER_SPLIT && sighting.packet().protocol() == IpProtocol.TCP) {
            tell(sighting, Shape.TINY_FRAGMENT, false);
        }
    }

    private static void tell(Sighting sighting, Shape shape, boolean isAnswer) {
        if (sighting.claims(FactKind.PROBE)) {
            sighting.tell(new ProbeFact(sighting.ends(isAnswer), sighting.micros(), shape));
        }
    }
}
