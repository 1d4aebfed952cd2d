package vedette.app.session;

import java.io.PrintStream;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Json;
import vedette.app.text.Times;
import vedette.capture.PacketBatch;
import vedette.common.IpText;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;
import vedette.decode.IpProtocol;
import vedette.flow.ShardWork;

/// Prints one JSON object a packet: for people who look for one packet, and for comparisons with other tools.
public final class PacketListing {

    private final PrintStream out;
    private final JsonGenerator json;

    public PacketListing(PrintStream out) {
        this.out = out;
        json = Json.to(out);
    }

    /// The listing of every packet, followed by other work on it.
    public ShardWork before(ShardWork next) {
        return new ShardWork() {
            @Override
            public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
                print(packet, stopped, batch, i);
                next.onPacket(packet, stopped, batch, i);
            }

            @Override
            public void onTick(long endNanos) {
                json.flush();
                next.onTick(endNanos);
            }

            @Override
            public void onBatchEnd() {
                next.onBatchEnd();
            }

            @Override
            public void onEnd() {
                next.onEnd();
            }
        };
    }

    /// Whether whoever read our output has gone.
    public boolean isUnread() {
        return out.checkError();
    }

    public void flush() {
        json.flush();
        out.flush();
    }

    private void print(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        json.writeStartObject();
        json.writeStringProperty("ts", Times.iso(batch.timestampNanos(i)));
        json.writeNumberProperty("interface", batch.interfaceId(i));
        json.writeNumberProperty("captured", batch.capturedLength(i));
        json.writeNumberProperty("length", batch.wireLength(i));
        if (stopped != Oddity.NONE) {
            json.writeStringProperty("stopped", stopped.label());
        }
        if (packet.isIp() || packet.isArp()) {
            network(packet);
        } else if (packet.etherType() != 0) {
            json.writeStringProperty("ethertype", "0x" + HexFormat.of().toHexDigits((short) packet.etherType()));
        }
        if (packet.isIp() && stopped == Oddity.NONE) {
            transport(packet);
        }
        notes(packet);
        json.writeEndObject();
        Json.endLine(json);
    }

    private void network(DecodedPacket packet) {
        json.writeStringProperty("src", IpText.of(packet.sourceHigh(), packet.sourceLow()));
        json.writeStringProperty("dst", IpText.of(packet.destinationHigh(), packet.destinationLow()));
        if (packet.outerVlan() != DecodedPacket.NO_VLAN) {
            json.writeNumberProperty("vlan", packet.outerVlan());
        }
        if (packet.tunnelDepth() > 0) {
            json.writeNumberProperty("tunnels", packet.tunnelDepth());
        }
        json.writeStringProperty("proto", packet.isArp() ? "ARP" : IpProtocol.nameOf(packet.protocol()));
        if (packet.isFragment()) {
            json.writeBooleanProperty("fragment", true);
        }
    }

    private void transport(DecodedPacket packet) {
        switch (packet.protocol()) {
            case IpProtocol.TCP, IpProtocol.UDP, IpProtocol.SCTP -> {
                json.writeNumberProperty("sport", packet.sourcePort());
                json.writeNumberProperty("dport", packet.destinationPort());
            }
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> {
                json.writeNumberProperty("type", packet.icmpType());
                json.writeNumberProperty("code", packet.icmpCode());
            }
            default -> {}
        }
        if (packet.protocol() == IpProtocol.TCP && packet.hasTransport()) {
            json.writeStringProperty("flags", flags(packet.tcpFlags()));
            json.writeNumberProperty("seq", packet.tcp().sequence());
            json.writeNumberProperty("ack", packet.tcp().acknowledgment());
        }
        json.writeNumberProperty("payload", packet.payloadLength());
    }

    private void notes(DecodedPacket packet) {
        if (!packet.hasNotes()) {
            return;
        }
        json.writeName("odd");
        json.writeStartArray();
        for (Oddity oddity : Oddity.values()) {
            if (oddity != Oddity.NONE && packet.hasNote(oddity)) {
                json.writeString(oddity.label());
            }
        }
        json.writeEndArray();
    }

    /// The flags that are set, each by its letter: a handshake reads S, SA, A.
    private static String flags(int flags) {
        StringBuilder letters = new StringBuilder();
        for (int bit = 0; bit < 9; bit++) {
            if ((flags & 1 << bit) != 0) {
                letters.append("FSRPAUECN".charAt(bit));
            }
        }
        return letters.toString();
    }
}
