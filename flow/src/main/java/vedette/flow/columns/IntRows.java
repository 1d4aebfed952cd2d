package vedette.flow.columns;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Rows of as many numbers each, which grow as they are added and are used again. Owned by one thread.
///
/// Written, each column is the differences from row to row, small ones in few bytes: what a compressor likes. A number
/// of 64 bits takes two columns, the upper half first.
public final class IntRows {

    private static final int FIRST_ROWS = 64;

    private final int width;
    private int[] values;
    private int size;

    public IntRows(int width) {
        this.width = width;
        values = new int[FIRST_ROWS * width];
    }

    /// Adds a row of zeros and tells where its numbers are among [#values].
    public int add() {
        int at = size * width;
        if (at + width > values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        Arrays.fill(values, at, at + width, 0);
        size++;
        return at;
    }

    /// Where a row's numbers are among [#values].
    public int at(int row) {
        if (row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return row * width;
    }

    /// All numbers, row by row; another array once a row was added.
    public int[] values() {
        return values;
    }

    public void putLong(int at, long value) {
        values[at] = (int) (value >>> Integer.SIZE);
        values[at + 1] = (int) value;
    }

    public long getLong(int at) {
        return (long) values[at] << Integer.SIZE | Integer.toUnsignedLong(values[at + 1]);
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /// The bytes that the rows take here.
    public long bytes() {
        return (long) size * width * Integer.BYTES;
    }

    public void write(DataOutput out) throws IOException {
        Varint.write(size, out);
        for (int column = 0; column < width; column++) {
            int before = 0;
            for (int at = column; at < size * width; at += width) {
                Varint.writeSigned(values[at] - before, out);
                before = values[at];
            }
        }
    }

    /// Reads what was written, in the place of what was here.
    ///
    /// @param most rows that there can be
    public void read(DataInput in, int most) throws IOException {
        int rows = Varint.read(in);
        if (rows < 0 || rows > most) {
            throw new IOException(Integer.toUnsignedString(rows) + " rows where at most " + most + " can be");
        }
        size = rows;
        if (rows * width > values.length) {
            values = new int[rows * width];
        }
        for (int column = 0; column < width; column++) {
            int before = 0;
            for (int at = column; at < rows * width; at += width) {
                before += Varint.readSigned(in);
                values[at] = before;
            }
        }
    }
}
