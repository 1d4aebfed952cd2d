package vedette.decode;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import vedette.common.Oddity;

/// A decoded packet in one line, in the words of [Tshark].
final class DecodeSummary {

    private DecodeSummary() {}

    static String of(DecodedPacket packet, Oddity oddity) {
        if (packet.isArp()) {
            return "arp";
        }
        if (!packet.isIp()) {
            return "none";
        }
        String network = Decoding.address(packet.sourceHigh(), packet.sourceLow()) + " > "
                + Decoding.address(packet.destinationHigh(), packet.destinationLow());
        return network + " " + (oddity == Oddity.NONE && packet.hasTransport() ? transport(packet) : "other");
    }

    private static String transport(DecodedPacket packet) {
        String ports = packet.sourcePort() + " " + packet.destinationPort();
        return switch (packet.protocol()) {
            case IpProtocol.TCP ->
                "tcp " + ports + " flags " + packet.tcpFlags() + " seq "
                        + packet.tcp().sequence() + " length " + packet.payloadLength();
            case IpProtocol.UDP -> "udp " + ports + " length " + packet.payloadLength();
            case IpProtocol.SCTP -> "sctp " + ports;
            default -> "icmp " + packet.icmpType() + " " + packet.icmpCode();
        };
    }

    static String address(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return bytes.length == 4
                    ? Decoding.address(0, 0xFFFF_0000_0000L | (buffer.getInt(0) & 0xFFFF_FFFFL))
                    : Decoding.address(buffer.getLong(0), buffer.getLong(8));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
