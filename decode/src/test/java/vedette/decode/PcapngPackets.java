package vedette.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packets of a pcapng file, read as plainly as can be: enhanced packet blocks only.
final class PcapngPackets {

    private static final int SECTION = 0x0A0D_0D0A;
    private static final int INTERFACE = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
    private static final int MIN_BLOCK = 12;

    private PcapngPackets() {}

    static boolean isPcapng(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length > MIN_BLOCK && ByteBuffer.wrap(bytes).getInt() == SECTION;
    }

    static List<TracePackets.Packet> of(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
        List<TracePackets.Packet> packets = new ArrayList<>();
        List<Integer> linkTypes = new ArrayList<>();
        while (buffer.remaining() >= MIN_BLOCK) {
            int at = buffer.position();
            if (buffer.getInt(at) == SECTION) {
                buffer.order(ByteOrder.BIG_ENDIAN);
                buffer.order(
                        buffer.getInt(at + 8) == BYTE_ORDER_MAGIC ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                linkTypes.clear();
            }
            int type = buffer.getInt(at);
            if (type == INTERFACE) {
                linkTypes.add((int) buffer.getShort(at + 8));
            } else if (type == ENHANCED_PACKET) {
                byte[] bytes = new byte[buffer.getInt(at + 20)];
                buffer.get(at + 28, bytes);
                int linkType = linkTypes.get(buffer.getInt(at + 8));
                packets.add(new TracePackets.Packet(
                        file, packets.size() + 1, linkType, ByteBuffer.wrap(bytes), buffer.getInt(at + 24)));
            }
            buffer.position(at + buffer.getInt(at + 4));
        }
        return packets;
    }
}
