package vedette.flow.columns;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Numbers in as few bytes as they need, seven bits in each.
public final class Varint {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varint() {}

    /// Writes a number without sign.
    public static void write(int value, DataOutput out) throws IOException {
        int rest = value;
        while ((rest & -MORE) != 0) {
            out.writeByte((rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        out.writeByte(rest);
    }

    public static int read(DataInput in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
            byte next = in.readByte();
            value |= (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number that does not end");
    }

    /// Writes a long number without sign.
    public static void writeLong(long value, DataOutput out) throws IOException {
        write((int) (value >>> Integer.SIZE), out);
        write((int) value, out);
    }

    public static long readLong(DataInput in) throws IOException {
        return (long) read(in) << Integer.SIZE | Integer.toUnsignedLong(read(in));
    }

    /// Writes a number that may be negative, small if it is near zero.
    public static void writeSigned(int value, DataOutput out) throws IOException {
        write((value << 1) ^ (value >> (Integer.SIZE - 1)), out);
    }

    public static int readSigned(DataInput in) throws IOException {
        int value = read(in);
        return (value >>> 1) ^ -(value & 1);
    }
}
