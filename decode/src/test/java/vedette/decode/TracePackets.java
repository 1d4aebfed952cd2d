package vedette.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packets of a classic capture file, read as plainly as can be. Reading ends where the file makes no sense.
final class TracePackets {

    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int MAX_PACKET = 262_144;

    record Packet(Path file, int number, int linkType, ByteBuffer bytes, int wireLength) {}

    private TracePackets() {}

    static List<Packet> of(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
        List<Packet> packets = new ArrayList<>();
        if (buffer.remaining() < FILE_HEADER || !order(buffer)) {
            return packets;
        }
        int linkType = buffer.getInt(20) & 0x0FFF_FFFF;
        buffer.position(FILE_HEADER);
        while (buffer.remaining() >= RECORD_HEADER) {
            int captured = buffer.getInt(buffer.position() + 8);
            int wire = buffer.getInt(buffer.position() + 12);
            buffer.position(buffer.position() + RECORD_HEADER);
            if (captured < 0 || captured > MAX_PACKET || captured > buffer.remaining()) {
                break;
            }
            byte[] bytes = new byte[captured];
            buffer.get(bytes);
            packets.add(new Packet(file, packets.size() + 1, linkType, ByteBuffer.wrap(bytes), wire));
        }
        return packets;
    }

    private static boolean order(ByteBuffer buffer) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            int magic = buffer.order(order).getInt(0);
            if (magic == 0xA1B2C3D4 || magic == 0xA1B23C4D) {
                return true;
            }
        }
        return false;
    }
}
