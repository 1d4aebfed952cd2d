package vedette.learn.neighbours;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Rows to which others are compared. They lie in blocks, column by column in each, so that a processor
/// compares a value to many rows at once; a block is left as soon as all of its rows are farther off
/// than the nearest so far.
final class UsualRows {

    private static final int BLOCK = 64;
    private static final int COLUMNS_AT_ONCE = 8;

    /// More are not kept, which take 64 MiB.
    static final int MOST_VALUES = 1 << 24;

    private final int rows;
    private final int width;
    private final float[] blocks; // the last one is filled up with rows that are infinitely far off
    private final ThreadLocal<float[]> sums = ThreadLocal.withInitial(() -> new float[BLOCK]);

    /// @param values row by row
    UsualRows(float[] values, int rows, int width) {
        this.rows = rows;
        this.width = width;
        blocks = new float[(rows + BLOCK - 1) / BLOCK * BLOCK * width];
        Arrays.fill(blocks, Float.POSITIVE_INFINITY);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                blocks[place(row, column)] = values[row * width + column];
            }
        }
    }

    private int place(int row, int column) {
        return (row / BLOCK * width + column) * BLOCK + row % BLOCK;
    }

    /// The number of the row that is nearest to another one.
    int nearest(float[] from, int offset) {
        return nearest(from, offset, -1);
    }

    /// The square of the distance from a row to another one.
    float distance(int row, float[] from, int offset) {
        float sum = 0;
        for (int column = 0; column < width; column++) {
            sum += square(row, column, from[offset + column]);
        }
        return sum;
    }

    /// The square of what a row is off in one column.
    float square(int row, int column, float value) {
        float off = value - blocks[place(row, column)];
        return off * off;
    }

    /// For each row the square of its distance to the nearest of the others.
    float[] distancesAmong() {
        float[] distances = new float[rows];
        float[] own = new float[width];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                own[column] = blocks[place(row, column)];
            }
            distances[row] = distance(nearest(own, 0, row), own, 0);
        }
        return distances;
    }

    /// @param besides a row that does not count
    private int nearest(float[] from, int offset, int besides) {
        float[] near = sums.get();
        float least = Float.POSITIVE_INFINITY;
        int nearest = besides == 0 ? 1 : 0; // also of what is no number
        for (int first = 0; first < rows; first += BLOCK) {
            if (!isAnyNearer(first * width, from, offset, near, least)) {
                continue;
            }
            for (int i = 0; i < BLOCK; i++) {
                if (near[i] < least && first + i != besides) {
                    least = near[i];
                    nearest = first + i;
                }
            }
        }
        return nearest;
    }

    /// @param near takes the squares of the distances to the rows of the block, if any is nearer
    private boolean isAnyNearer(int block, float[] from, int offset, float[] near, float than) {
        Arrays.fill(near, 0);
        for (int column = 0; column < width; column++) {
            add(from[offset + column], block + column * BLOCK, near);
            boolean isTime = column % COLUMNS_AT_ONCE == COLUMNS_AT_ONCE - 1 || column == width - 1;
            if (isTime && !isAnyBelow(than, near)) {
                return false;
            }
        }
        return true;
    }

    private void add(float value, int place, float[] near) {
        for (int i = 0; i < BLOCK; i++) {
            float off = value - blocks[place + i];
            near[i] += off * off;
        }
    }

    private static boolean isAnyBelow(float bound, float[] near) {
        float least = Float.POSITIVE_INFINITY;
        for (int i = 0; i < BLOCK; i++) {
            least = Math.min(least, near[i]);
        }
        return least < bound;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                out.writeFloat(blocks[place(row, column)]);
            }
        }
    }

    /// @throws IOException if there are too few or too many rows, or values that are no numbers
    static UsualRows read(DataInput in, int width) throws IOException {
        int rows = in.readInt();
        if (rows < 2 || rows > MOST_VALUES / Math.max(1, width)) {
            throw new IOException("damaged neighbours: " + rows + " rows of " + width + " values");
        }
        float[] values = new float[rows * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
            if (!Float.isFinite(values[i])) {
                throw new IOException("damaged neighbours: a value is " + values[i]);
            }
        }
        return new UsualRows(values, rows, width);
    }
}
