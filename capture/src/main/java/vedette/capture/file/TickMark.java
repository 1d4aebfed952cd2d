package vedette.capture.file;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import vedette.capture.PacketBatch;

/// The block with which a recording says where its recorder closed a tick, so that a replay closes it there too.
///
/// It is a pcapng custom block that other tools pass over:
///
/// ```
///  type u32 | length u32 | enterprise u32 | "VdTk" | end of the tick, nanoseconds u64 | length u32
/// ```
///
/// The enterprise number is the one that [RFC 5612](https://www.rfc-editor.org/rfc/rfc5612) sets aside for use without
/// registration; the four letters tell our blocks from those of others who use it.
final class TickMark {

    /// A custom block that a tool which rewrites the file should not copy: it would no longer be true.
    static final int BLOCK_TYPE = 0x40000BAD;

    static final int BLOCK_LENGTH = 28;

    private static final int ENTERPRISE = 32_473;
    private static final byte[] SIGNATURE = {'V', 'd', 'T', 'k'};

    private TickMark() {}

    static void read(Bytes bytes, long body, long end, PacketBatch batch) {
        if (end - body != BLOCK_LENGTH - 12 || bytes.s32(body) != ENTERPRISE) {
            return;
        }
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (bytes.segment.get(ValueLayout.JAVA_BYTE, body + 4 + i) != SIGNATURE[i]) {
                return;
            }
        }
        batch.markTick(bytes.s64(body + 8));
    }

    static void write(ByteBuffer out, long tickEndNanos) {
        out.putInt(BLOCK_TYPE).putInt(BLOCK_LENGTH).putInt(ENTERPRISE).put(SIGNATURE);
        out.putLong(tickEndNanos).putInt(BLOCK_LENGTH);
    }
}
