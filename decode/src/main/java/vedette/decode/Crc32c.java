package vedette.decode;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// The checksum of SCTP, CRC-32C ([RFC 9260, appendix A](https://www.rfc-editor.org/rfc/rfc9260#appendix-A)), a byte at
/// a time: the platform's own takes no memory segment without making an object for it.
final class Crc32c {

    private static final int REVERSED_POLYNOMIAL = 0x82F6_3B78;
    private static final int CHECKSUM_START = 8;
    private static final int CHECKSUM_END = 12;
    private static final int[] TABLE = table();

    private Crc32c() {}

    /// Over an SCTP packet, its checksum field taken as zero.
    static int ofSctp(MemorySegment buffer, long start, long end) {
        int crc = ~0;
        for (long place = start; place < end; place++) {
            long offset = place - start;
            int value = offset >= CHECKSUM_START && offset < CHECKSUM_END ? 0 : Wire.u8(buffer, place);
            crc = crc >>> 8 ^ TABLE[(crc ^ value) & 0xFF];
        }
        return ~crc;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int remainder = i;
            for (int bit = 0; bit < 8; bit++) {
                remainder = remainder >>> 1 ^ ((remainder & 1) == 0 ? 0 : REVERSED_POLYNOMIAL);
            }
            table[i] = remainder;
        }
        return table;
    }
}
