package vedette.learn.network;

import ai.onnxruntime.OrtException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vedette.learn.calibrate.ErrorScore;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.onnx.Element;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.onnx.OnnxPort;
import vedette.learn.onnx.Signature;
import vedette.learn.table.Columns;

/// A network that judges prepared rows, run by ONNX Runtime.
///
/// With classes, the score is how likely a row is not benign; without, it is made of how badly the network
/// rebuilds the row. On one machine a row's numbers are the same whatever batch it is in; on another kind of
/// processor their last bits may differ, since the runtime chooses other instructions there.
public final class NetworkModel implements Model, AutoCloseable {

    private static final int MAGIC = 0x56_4E_45_31; // VNE1
    private static final int AT_ONCE = 64; // rows, so that what lies between layers stays near the core
    private static final String KIND = "network";
    private static final String ERRORS = "vedette.error-scores";

    private final OnnxModel file;
    private final Signature signature;
    private final @Nullable ErrorScore errorScore;
    private final OnnxSession session;
    private final int outputs;
    private final ConcurrentLinkedQueue<Lane> free = new ConcurrentLinkedQueue<>();

    private NetworkModel(OnnxModel file, Signature signature, @Nullable ErrorScore errorScore, OnnxSession session) {
        this.file = file;
        this.signature = signature;
        this.errorScore = errorScore;
        this.session = session;
        outputs = outputs(signature);
    }

    /// A network that tells classes apart.
    ///
    /// @param network takes rows and gives the probabilities of the classes
    /// @param benign the place of the benign class, or -1: then every row has the score 1
    public static NetworkModel classifier(
            OnnxModel network, Columns columns, List<String> classes, int benign, ScoringDevice device)
            throws IOException {
        return of(network.withMetadata(new Signature(KIND, columns, classes, benign).metadata()), device);
    }

    /// A network that rebuilds rows.
    ///
    /// @param network takes rows and gives what it rebuilds of them
    public static NetworkModel rebuilder(OnnxModel network, Columns columns, ErrorScore scores, ScoringDevice device)
            throws IOException {
        Map<String, String> metadata = new HashMap<>(new Signature(KIND, columns, List.of(), -1).metadata());
        metadata.put(ERRORS, scores.text());
        return of(network.withMetadata(metadata), device);
    }

    /// The network of a file that says what it is.
    ///
    /// @throws IOException if it does not, or cannot be
    public static NetworkModel of(OnnxModel file, ScoringDevice device) throws IOException {
        Signature signature = Signature.of(file.metadata());
        if (!signature.kind().equals(KIND)) {
            throw new IOException("the file has a model of kind " + signature.kind() + ", not a " + KIND
                    + ": import it with a description of its columns and classes");
        }
        String errors = file.metadata().get(ERRORS);
        if (errors == null && signature.classes().isEmpty()) {
            throw new IOException("damaged network: it has neither classes nor scores of errors");
        }
        requireShape(file, signature);
        ErrorScore scores = errors == null ? null : ErrorScore.read(errors);
        return new NetworkModel(file, signature, scores, OnnxSession.open(file.toBytes(), device));
    }

    private static void requireShape(OnnxModel file, Signature signature) throws IOException {
        long outputs = outputs(signature);
        if (!isRows(file.graph().inputs(), signature.columns().size())
                || !isRows(file.graph().outputs(), outputs)) {
            throw new IOException("damaged network: it does not take "
                    + signature.columns().size() + " values and give " + outputs + " for each row");
        }
    }

    private static int outputs(Signature signature) {
        return signature.classes().isEmpty()
                ? signature.columns().size()
                : signature.classes().size();
    }

    private static boolean isRows(List<OnnxPort> ports, long width) {
        return ports.size() == 1
                && ports.getFirst().equals(OnnxPort.rows(ports.getFirst().name(), Element.FLOAT, width));
    }

    @Override
    public Columns columns() {
        return signature.columns();
    }

    @Override
    public List<String> classes() {
        return signature.classes();
    }

    /// The place of the benign class, or -1.
    public int benign() {
        return signature.benign();
    }

    /// What makes a score of errors, where there are no classes.
    public Optional<ErrorScore> errorScore() {
        return Optional.ofNullable(errorScore);
    }

    /// The network's file.
    public OnnxModel file() {
        return file;
    }

    /// Where it computes, and if that is not where it was asked to, why: for people.
    public String placement() {
        return session.placement();
    }

    @Override
    public void judge(float[] rows, int count, Verdicts out) {
        Lane lane = free.poll();
        if (lane == null) {
            lane = lane();
        }
        try {
            for (int from = 0; from < count; from += AT_ONCE) {
                int some = Math.min(AT_ONCE, count - from);
                FloatBuffer said =
                        lane.run(session.session(), rows, from * columns().size(), some);
                if (errorScore == null) {
                    classify(said, from, some, out);
                } else {
                    compare(said, errorScore, rows, from, some, out);
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot judge rows: " + e.getMessage(), e);
        } finally {
            free.add(lane);
        }
    }

    private Lane lane() {
        String input = file.graph().inputs().getFirst().name();
        String output = file.graph().outputs().getFirst().name();
        return new Lane(input, columns().size(), output, outputs, AT_ONCE);
    }

    private void classify(FloatBuffer said, int from, int count, Verdicts out) {
        said.get(0, out.probabilities(), from * outputs, count * outputs);
        for (int row = from; row < from + count; row++) {
            out.score(row, benign() < 0 ? 1 : Math.clamp(1 - out.probability(row, benign()), 0f, 1f));
        }
    }

    private void compare(FloatBuffer said, ErrorScore scores, float[] rows, int from, int count, Verdicts out) {
        for (int row = 0; row < count; row++) {
            double sum = 0;
            for (int column = 0; column < outputs; column++) {
                double off = (double) said.get(row * outputs + column) - rows[(from + row) * outputs + column];
                sum += off * off;
            }
            out.score(from + row, scores.of((float) (sum / outputs)));
        }
    }

    /// Writes the network so that [#read] finds it again.
    public void write(DataOutput out) throws IOException {
        byte[] bytes = file.toBytes();
        out.writeInt(MAGIC);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Reads a network.
    ///
    /// @throws IOException if it is damaged, or none; the message says what was found
    public static NetworkModel read(DataInput in, ScoringDevice device) throws IOException {
        try {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a network, or one of another version of Vedette: train it again");
            }
            int size = in.readInt();
            if (size < 0 || size > OnnxModel.MOST_BYTES) {
                throw new IOException("damaged network: " + size + " bytes, expected at most " + OnnxModel.MOST_BYTES);
            }
            return of(OnnxModel.read(Chunks.read(in, size)), device);
        } catch (EOFException e) {
            throw new IOException("damaged network: it ends too early; copy it again, or train it again", e);
        }
    }

    @Override
    public void close() {
        for (Lane lane = free.poll(); lane != null; lane = free.poll()) {
            lane.close();
        }
        session.close();
    }
}
