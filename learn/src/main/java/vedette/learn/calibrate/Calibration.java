package vedette.learn.calibrate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Table;

/// For each class of a model a curve that sets its probability right, learnt class by class against the
/// rest.
public final class Calibration {

    private static final int MAGIC = 0x56_43_41_31; // VCA1
    private static final int MOST_CLASSES = 1_024;
    private static final int BATCH = 1_024;
    private static final int ROWS_FOR_BETA = 20; // of the class and of the others: below, the curve is a guess

    /// How curves are found.
    public enum Method {
        /// Any curve that never falls: for a thousand rows and more of each class.
        ISOTONIC,
        /// Curves of three numbers: for fewer rows.
        BETA
    }

    private final List<Curve> curves;

    private Calibration(List<Curve> curves) {
        this.curves = List.copyOf(curves);
    }

    /// Learns from rows that the model was not trained on. Classes are matched by name; a class of which
    /// there are too few rows, or too few of anything else, is left as it is: less than one, for curves of
    /// three numbers less than twenty.
    public static Calibration fit(Model model, Table validation, Method method) {
        if (!model.columns().equals(validation.columns())) {
            throw new IllegalArgumentException("the validation rows have other columns than the model");
        }
        int classes = model.classes().size();
        float[] given = judge(model, validation);
        List<Curve> curves = new ArrayList<>();
        for (int each = 0; each < classes; each++) {
            int wanted = validation.classes().indexOf(model.classes().get(each));
            curves.add(fit(given, each, classes, validation, wanted, method));
        }
        return new Calibration(curves);
    }

    private static float[] judge(Model model, Table table) {
        int classes = model.classes().size();
        float[] all = new float[Math.multiplyExact(table.rows(), classes)];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, classes);
        for (int first = 0; first < table.rows(); first += BATCH) {
            int count = Math.min(BATCH, table.rows() - first);
            table.copy(first, count, batch);
            model.judge(batch, count, verdicts);
            System.arraycopy(verdicts.probabilities(), 0, all, first * classes, count * classes);
        }
        return all;
    }

    private static Curve fit(float[] given, int which, int classes, Table table, int wanted, Method method) {
        float[] ofClass = new float[table.rows()];
        boolean[] hits = new boolean[table.rows()];
        int labelled = 0;
        int hitCount = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (table.label(row) != Table.UNLABELLED) {
                ofClass[labelled] = given[row * classes + which];
                hits[labelled] = table.label(row) == wanted;
                hitCount += hits[labelled++] ? 1 : 0;
            }
        }
        int least = method == Method.BETA ? ROWS_FOR_BETA : 1;
        if (Math.min(hitCount, labelled - hitCount) < least) {
            return new AsIs();
        }
        Outcomes outcomes = Outcomes.of(Arrays.copyOf(ofClass, labelled), Arrays.copyOf(hits, labelled));
        return switch (method) {
            case ISOTONIC -> IsotonicCurve.fit(outcomes);
            case BETA -> BetaCurve.fit(outcomes);
        };
    }

    /// How many classes it is for.
    public int classes() {
        return curves.size();
    }

    /// Says what the curve of a class is made of.
    public void describe(int which, CurveParts parts) {
        switch (curves.get(which)) {
            case AsIs _ -> {}
            case BetaCurve curve -> parts.odds(curve.a(), curve.b(), curve.c(), BetaCurve.LEAST);
            case IsotonicCurve curve -> curve.describe(parts);
        }
    }

    /// Sets the probabilities of one row right, and makes them sum to 1 again. If all curves say 0 they
    /// stay as they are.
    void apply(float[] probabilities, int from) {
        float sum = 0;
        for (int each = 0; each < curves.size(); each++) {
            sum += curves.get(each).at(probabilities[from + each]);
        }
        if (sum > 0) {
            for (int each = 0; each < curves.size(); each++) {
                probabilities[from + each] = curves.get(each).at(probabilities[from + each]) / sum;
            }
        }
    }

    /// Writes the curves so that [#read] finds them again.
    public void write(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(curves.size());
        for (Curve curve : curves) {
            curve.write(out);
        }
    }

    /// Reads curves.
    ///
    /// @throws IOException if they are damaged; the message says what was found
    public static Calibration read(DataInput in) throws IOException {
        try {
            return readWhole(in);
        } catch (EOFException e) {
            throw new IOException("damaged calibration: it ends too early; copy it again, or train it again", e);
        }
    }

    private static Calibration readWhole(DataInput in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a calibration, or one of another version of Vedette: train the model again");
        }
        int count = in.readInt();
        if (count < 1 || count > MOST_CLASSES) {
            throw new IOException("damaged calibration: " + count + " classes, expected 1 to " + MOST_CLASSES);
        }
        List<Curve> curves = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            int code = in.readByte();
            curves.add(
                    switch (code) {
                        case AsIs.CODE -> new AsIs();
                        case IsotonicCurve.CODE -> IsotonicCurve.read(in);
                        case BetaCurve.CODE -> BetaCurve.read(in);
                        default -> throw new IOException("damaged calibration: a curve of kind " + code);
                    });
        }
        return new Calibration(curves);
    }
}
