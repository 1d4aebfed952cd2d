package vedette.testkit;

import java.util.zip.CRC32C;

/// The checksums of the Internet protocols, written for plainness.
final class Checksums {

    private Checksums() {}

    /// Adds 16-bit words; an odd last byte counts as if a zero followed.
    static long sum(byte[] bytes) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] & 0xFF;
            sum += i % 2 == 0 ? value << 8 : value;
        }
        return sum;
    }

    /// The one's complement of the folded sum ([RFC 1071](https://www.rfc-editor.org/rfc/rfc1071)).
    static int finish(long sum) {
        long folded = sum;
        while (folded > 0xFFFF) {
            folded = (folded & 0xFFFF) + (folded >>> 16);
        }
        return (int) (~folded & 0xFFFF);
    }

    /// The SCTP checksum as it lies on the wire, read big-endian
    /// ([RFC 9260, appendix A](https://www.rfc-editor.org/rfc/rfc9260#appendix-A)).
    static int sctp(byte[] packet) {
        CRC32C crc = new CRC32C();
        crc.update(packet);
        return Integer.reverseBytes((int) crc.getValue());
    }
}
