package vedette.capture.live;

import java.nio.ByteBuffer;

/// Frames that can be told apart: Ethernet, IPv4, UDP, and their number as the first bytes of the payload.
final class Frames {

    static final int HEADERS = 42;

    private static final int ETHERNET = 14;

    private Frames() {}

    /// @param length of the whole frame, at least 60
    static byte[] udp(int number, int port, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length);
        addresses(frame);
        frame.putShort((short) 0x0800);
        frame.put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) (length - ETHERNET))
                .putInt(0);
        frame.put((byte) 64)
                .put((byte) 17)
                .putShort((short) 0)
                .putInt(0x0A4D0001)
                .putInt(0x0A4D0002);
        frame.putShort((short) 40_000).putShort((short) port).putShort((short) (length - ETHERNET - 20));
        frame.putShort((short) 0).putInt(number);
        while (frame.hasRemaining()) {
            frame.put((byte) (number + frame.position()));
        }
        return frame.array();
    }

    /// The same frame behind a VLAN tag.
    static byte[] tagged(byte[] frame, int tpid, int tci) {
        return ByteBuffer.allocate(frame.length + 4)
                .put(frame, 0, 12)
                .putShort((short) tpid)
                .putShort((short) tci)
                .put(frame, 12, frame.length - 12)
                .array();
    }

    private static void addresses(ByteBuffer frame) {
        frame.put(new byte[] {2, 0x77, 0, 0, 0, 2, 2, 0x77, 0, 0, 0, 1});
    }
}
