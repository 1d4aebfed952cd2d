package vedette.learn.examples;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.learn.examples.Nearest.Like;
import vedette.learn.prepare.Preparation;
import vedette.learn.table.Columns;

/// A few rows of each class that stand for the rest of training. A row is compared with them column by column in ranks,
/// so that a difference means the same in each. Immutable.
public final class Examples {

    private static final int MAGIC = 0x5645_584D; // VEXM
    private static final int VERSION = 1;
    private static final int MOST = 65_536;
    private static final int MOST_BYTES = 64 << 20;
    private static final int STEPS = 255;

    private final Preparation preparation;
    private final double usual;
    private final List<Example> examples;
    private final byte[] ranks;

    /// What a row was.
    ///
    /// @param detail what more is known of it, in words; may be empty
    record Example(String name, String detail, boolean isHarmless) {}

    /// @param usual the distance that any two of them usually have
    /// @param ranks of one example after the other
    Examples(Preparation preparation, double usual, List<Example> examples, byte[] ranks) {
        this.preparation = preparation;
        this.usual = usual;
        this.examples = List.copyOf(examples);
        this.ranks = ranks;
    }

    /// The columns that rows must have, in order.
    public Columns columns() {
        return preparation.columns();
    }

    /// How many rows were kept.
    public int size() {
        return examples.size();
    }

    /// What the row that begins at the offset is most like; the earlier of equals.
    public Nearest nearest(float[] rows, int offset) {
        int width = columns().size();
        byte[] own = new byte[width];
        for (int column = 0; column < width; column++) {
            own[column] = rank(preparation, column, rows[offset + column]);
        }
        return new Nearest(like(own, false), like(own, true));
    }

    private @Nullable Like like(byte[] own, boolean isHarmless) {
        int nearest = -1;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).isHarmless == isHarmless) {
                long distance = distance(own, 0, ranks, i * own.length, own.length);
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
        }
        return nearest < 0
                ? null
                : new Like(examples.get(nearest).name, examples.get(nearest).detail, (double) least / usual);
    }

    /// Where a value is among those that were fitted, in steps.
    static byte rank(Preparation preparation, int column, float value) {
        return (byte) Math.round(preparation.apply(column, value) * STEPS);
    }

    static long distance(byte[] left, int from, byte[] right, int to, int width) {
        long sum = 0;
        for (int column = 0; column < width; column++) {
            sum += Math.abs((left[from + column] & 0xFF) - (right[to + column] & 0xFF));
        }
        return sum;
    }

    /// Writes all there is to know; [#read] gives the same examples.
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        preparation.write(out);
        out.writeDouble(usual);
        out.writeInt(examples.size());
        for (Example example : examples) {
            out.writeUTF(example.name);
            out.writeUTF(example.detail);
            out.writeBoolean(example.isHarmless);
        }
        out.write(ranks);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException also if it cannot have been written by it
    public static Examples read(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("these are no examples");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("the examples have version " + version + ", and " + VERSION + " can be read");
        }
        Preparation preparation = Preparation.read(in);
        double usual = in.readDouble();
        int count = in.readInt();
        int width = preparation.columns().size();
        if (!(usual > 0) || count < 0 || count > MOST || (long) count * width > MOST_BYTES) {
            throw new IOException("damaged examples: " + count + " of them; copy them again, or train the model again");
        }
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(new Example(in.readUTF(), in.readUTF(), in.readBoolean()));
        }
        byte[] ranks = new byte[count * width];
        in.readFully(ranks);
        return new Examples(preparation, usual, examples, ranks);
    }
}
