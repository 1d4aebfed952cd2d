package vedette.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/// Bytes written one field after the other, in either byte order.
final class ByteWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean bigEndian;

    ByteWriter() {
        this(ByteOrder.BIG_ENDIAN);
    }

    ByteWriter(ByteOrder order) {
        bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    ByteWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    ByteWriter u16(int value) {
        return number(value, 2);
    }

    ByteWriter u32(long value) {
        return number(value, 4);
    }

    ByteWriter u48(long value) {
        return number(value, 6);
    }

    ByteWriter u64(long value) {
        return number(value, 8);
    }

    ByteWriter bytes(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    ByteWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /// Adds zeros until the length is a multiple of `multiple`.
    ByteWriter pad(int multiple) {
        return zeros(Math.floorMod(-bytes.size(), multiple));
    }

    int length() {
        return bytes.size();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    private ByteWriter number(long value, int length) {
        for (int i = 0; i < length; i++) {
            int shift = 8 * (bigEndian ? length - 1 - i : i);
            bytes.write((int) (value >>> shift));
        }
        return this;
    }
}
