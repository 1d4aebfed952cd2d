package vedette.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts headers together to a packet, the outermost first.
///
/// ```java
/// byte[] packet = packet(ethernet(), vlan(7), ipv4("10.0.0.1", "10.0.0.2"), tcp(40_000, 80).flags(SYN),
/// text("hello"));
/// ```
public final class PacketBuilder {

    private static final int MIN_ETHERNET_FRAME = 60; // without the check sequence, which captures leave out

    private PacketBuilder() {}

    public static byte[] packet(HeaderBuilder... headers) {
        byte[] bytes = {};
        for (int i = headers.length - 1; i >= 0; i--) {
            HeaderBuilder content = i + 1 < headers.length ? headers[i + 1] : HeaderBuilder.NOTHING;
            bytes = headers[i].around(bytes, content, carrierOf(i, headers));
        }
        return bytes;
    }

    private static HeaderBuilder carrierOf(int place, HeaderBuilder... headers) {
        for (int i = place - 1; i >= 0; i--) {
            if (!headers[i].isExtension()) {
                return headers[i];
            }
        }
        return HeaderBuilder.NOTHING;
    }

    /// The packet with the padding that Ethernet adds to short frames, made of bytes that are not zero.
    public static byte[] padded(byte[] packet) {
        byte[] frame = Arrays.copyOf(packet, Math.max(packet.length, MIN_ETHERNET_FRAME));
        Arrays.fill(frame, packet.length, frame.length, (byte) 0xA5);
        return frame;
    }

    /// What a capture with this snap length keeps of the packet.
    public static byte[] cut(byte[] packet, int snapLength) {
        return Arrays.copyOf(packet, Math.min(packet.length, snapLength));
    }

    /// Payload, or any header that has no builder.
    public static HeaderBuilder bytes(byte... bytes) {
        return (inner, _, _) -> new ByteWriter().bytes(bytes).bytes(inner).toBytes();
    }

    public static HeaderBuilder text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Payload of a given length, in a pattern that differs from place to place.
    public static HeaderBuilder payload(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + 7);
        }
        return bytes(bytes);
    }
}
