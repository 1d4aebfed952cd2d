package vedette.learn.tree;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;

/// Trees that tell classes apart: a forest, or boosted ones. The score of a row is how likely it is not
/// benign.
public final class TreeModel implements Model {

    /// What stands for the benign class where there is none.
    public static final int NONE = -1;

    private static final int MAGIC = 0x56_54_52_31; // VTR1
    private static final int MAX_CLASSES = TreesBuilder.MAX_OUTPUTS;

    private final Columns columns;
    private final List<String> classes;
    private final int benign;
    private final Link link;
    private final Trees trees;
    private final float[] start;
    private final boolean startsAtZero;
    private final float scale;

    /// @param benign the place of the benign class among the others, or [#NONE]
    /// @param start what each sum is before any tree is asked
    public TreeModel(Columns columns, List<String> classes, int benign, Link link, Trees trees, float... start) {
        requireFit(columns, classes, benign, link, trees);
        if (start.length != 0 && start.length != trees.outputs()) {
            throw new IllegalArgumentException(start.length + " sums to start from, for " + trees.outputs());
        }
        this.columns = columns;
        this.classes = List.copyOf(classes);
        this.benign = benign;
        this.link = link;
        this.trees = trees;
        this.start = start.length == 0 ? new float[trees.outputs()] : start.clone();
        startsAtZero = Arrays.equals(this.start, new float[trees.outputs()]);
        scale = 1f / trees.size();
    }

    private static void requireFit(Columns columns, List<String> classes, int benign, Link link, Trees trees) {
        if (columns.size() != trees.columns()) {
            throw new IllegalArgumentException(columns.size() + " columns, but trees for " + trees.columns());
        }
        if (classes.isEmpty() || trees.outputs() != link.outputs(classes.size())) {
            throw new IllegalArgumentException(
                    "trees with " + trees.outputs() + " sums do not tell " + classes.size() + " classes apart");
        }
        if (link == Link.LOGISTIC && classes.size() != 2) {
            throw new IllegalArgumentException("one sum is of two classes, not of " + classes.size());
        }
        if (benign < NONE || benign >= classes.size()) {
            throw new IllegalArgumentException(
                    "class " + benign + " of " + classes.size() + " cannot be the benign one");
        }
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /// The place of the benign class, or [#NONE].
    public int benign() {
        return benign;
    }

    public Trees trees() {
        return trees;
    }

    /// What makes probabilities of the sums of the trees.
    public Link link() {
        return link;
    }

    /// What each sum is before any tree is asked; nothing if all are 0.
    public float[] startsAt() {
        return startsAtZero ? new float[0] : start.clone();
    }

    @Override
    public void judge(float[] rows, int count, Verdicts out) {
        float[] sums = out.probabilities();
        int stride = classes.size();
        begin(sums, count, stride);
        trees.add(rows, count, sums, stride);
        for (int row = 0; row < count; row++) {
            int from = row * stride;
            link.apply(sums, from, stride, scale);
            out.score(row, benign == NONE ? 1 : Math.clamp(1 - sums[from + benign], 0f, 1f));
        }
    }

    private void begin(float[] sums, int count, int stride) {
        Arrays.fill(sums, 0, count * stride, 0);
        if (!startsAtZero) {
            for (int row = 0; row < count; row++) {
                System.arraycopy(start, 0, sums, row * stride, start.length);
            }
        }
    }

    /// What the columns had to do with the sums of one output: the probability of the class of that number
    /// in a forest, its logarithm but for a constant in boosted trees. The result is owned by one thread.
    public TreeAttribution attribution(int output) {
        return new TreeAttribution(trees, output, link == Link.MEAN ? scale : 1, start[output]);
    }

    /// Writes the model so that [#read] finds it again.
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        Names.write(columns.names(), out);
        Names.write(classes, out);
        out.writeInt(benign);
        out.writeInt(link.code());
        trees.write(out);
        for (float each : start) {
            out.writeFloat(each);
        }
    }

    /// Reads a model.
    ///
    /// @throws IOException if it is damaged, or none of this kind; the message says what was found
    public static TreeModel read(DataInput in) throws IOException {
        try {
            return readWhole(in);
        } catch (EOFException e) {
            throw new IOException("damaged model: it ends too early; copy it again, or train it again", e);
        }
    }

    private static TreeModel readWhole(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a model of trees, or one of another version of Vedette: train it again");
        }
        Columns columns = new Columns(Names.read(in, Packed.MAX_COLUMNS, "columns"));
        List<String> classes = Names.read(in, MAX_CLASSES, "classes");
        int benign = in.readInt();
        Link link = readLink(in.readInt());
        if (columns.size() == 0) {
            throw new IOException("damaged model: it has no columns");
        }
        Trees trees = Trees.read(in, columns.size());
        float[] start = new float[trees.outputs()];
        for (int i = 0; i < start.length; i++) {
            start[i] = in.readFloat();
            if (!Float.isFinite(start[i])) {
                throw new IOException("damaged model: a sum starts from " + start[i]);
            }
        }
        try {
            return new TreeModel(columns, classes, benign, link, trees, start);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged model: " + e.getMessage(), e);
        }
    }

    private static Link readLink(int code) throws IOException {
        for (Link link : Link.values()) {
            if (link.code() == code) {
                return link;
            }
        }
        throw new IOException("damaged model: nothing makes probabilities of sums in way " + code);
    }
}
