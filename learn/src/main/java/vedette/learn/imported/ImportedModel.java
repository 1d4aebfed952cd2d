package vedette.learn.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import vedette.learn.json.JsonTree;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.network.OnnxSession;
import vedette.learn.network.ScoringDevice;
import vedette.learn.onnx.OnnxModel;
import vedette.learn.table.Columns;

/// A model that was trained elsewhere. The score is how likely a row is not benign, or 1 if no class is.
///
/// If the runtime gives a row other numbers alone than among others, which depends on the file, rows are judged in
/// batches of one size that are filled up: so their numbers do not depend on the batch here either.
public final class ImportedModel implements Model, AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final double USUAL_SUM = 0.01; // off 1

    private final byte[] file;
    private final ImportDescription description;
    private final OnnxSession session;
    private final Port port;
    private final int benign;
    private boolean isFilledUp;

    private ImportedModel(byte[] file, ImportDescription description, OnnxSession session, Port port) {
        this.file = file;
        this.description = description;
        this.session = session;
        this.port = port;
        benign = description.classes().indexOf(description.benign());
        isFilledUp = port.fixedRows() > 0;
    }

    /// Opens a file with its description.
    ///
    /// @throws IOException if they do not fit each other; the message says what is wrong, where, and what to do
    public static ImportedModel open(Path model, Path description, ScoringDevice device) throws IOException {
        ImportDescription described = ImportDescription.read(description);
        long size = Files.size(model);
        if (size > OnnxModel.MOST_BYTES) {
            throw new IOException(model + " has " + size + " bytes, at most " + OnnxModel.MOST_BYTES + " can be used");
        }
        try {
            return of(Files.readAllBytes(model), described, device);
        } catch (IOException e) {
            throw new IOException(model + ": " + e.getMessage(), e);
        }
    }

    /// The model of a file's bytes.
    ///
    /// @throws IOException if the description does not fit; the message says what is wrong and what to do
    public static ImportedModel of(byte[] file, ImportDescription description, ScoringDevice device)
            throws IOException {
        if (!OnnxModel.read(file).isWhole()) {
            throw new IOException("the model has values in files beside it: write it as one file"
                    + " (in PyTorch, without external data)");
        }
        OnnxSession session = OnnxSession.open(file, device);
        try {
            ImportedModel model =
                    new ImportedModel(file.clone(), description, session, Port.of(session.session(), description));
            model.tryOut();
            return model;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// Judges made-up rows, so that what does not fit is said now, and compares one alone with one among others.
    private void tryOut() throws IOException {
        int rows = Math.max(2, batch());
        float[] some = new float[rows * columns().size()];
        Random random = new Random(1);
        for (int i = 0; i < some.length; i++) {
            some[i] = (float) random.nextGaussian();
        }
        float[] together = new float[rows * classes().size()];
        float[] alone = new float[rows * classes().size()];
        port.run(session.session(), scaled(some, 0, batch()), batch(), together, 0);
        requireProbabilities(together, batch());
        for (int row = 0; !isFilledUp && row < rows; row++) {
            port.run(session.session(), scaled(some, row, 1), 1, alone, row);
        }
        isFilledUp |= !Arrays.equals(together, alone);
    }

    private void requireProbabilities(float[] values, int rows) throws IOException {
        int classes = classes().size();
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int each = 0; each < classes; each++) {
                sum += values[row * classes + each];
            }
            if (!(Math.abs(sum - 1) < USUAL_SUM)) {
                throw new IOException("output " + description.output() + " gives values that sum to " + sum
                        + " and not to 1: if they are no probabilities, say \"kind\": \"logits\"");
            }
        }
    }

    private int batch() {
        return port.fixedRows() > 0 ? port.fixedRows() : AT_ONCE;
    }

    @Override
    public Columns columns() {
        return description.columns();
    }

    @Override
    public List<String> classes() {
        return description.classes();
    }

    /// The place of the benign class, or -1.
    public int benign() {
        return benign;
    }

    /// What each column usually is, as far as that is known: its mean, or 0.
    public List<Float> usualValues() {
        return description.mean().isEmpty() ? Collections.nCopies(columns().size(), 0f) : description.mean();
    }

    /// Writes it so that [#open] finds it again.
    public void write(Path model, Path described) throws IOException {
        Files.write(model, file);
        JsonTree.write(description.toJson(), described);
    }

    /// Where it computes, and if that is not where it was asked to, why: for people.
    public String placement() {
        return session.placement();
    }

    @Override
    public void judge(float[] rows, int count, Verdicts out) {
        int classes = classes().size();
        try {
            for (int from = 0; from < count; from += batch()) {
                int some = Math.min(batch(), count - from);
                float[] scaled = scaled(rows, from, some);
                if (isFilledUp && some < batch()) {
                    float[] said = new float[batch() * classes];
                    port.run(
                            session.session(),
                            Arrays.copyOf(scaled, batch() * columns().size()),
                            batch(),
                            said,
                            0);
                    System.arraycopy(said, 0, out.probabilities(), from * classes, some * classes);
                } else {
                    port.run(session.session(), scaled, some, out.probabilities(), from);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        for (int row = 0; row < count; row++) {
            out.score(row, benign < 0 ? 1 : Math.clamp(1 - out.probability(row, benign), 0f, 1f));
        }
    }

    private float[] scaled(float[] rows, int from, int count) {
        int width = columns().size();
        float[] scaled = Arrays.copyOfRange(rows, from * width, (from + count) * width);
        if (!description.mean().isEmpty()) {
            for (int i = 0; i < scaled.length; i++) {
                int column = i % width;
                scaled[i] = (scaled[i] - description.mean().get(column))
                        / description.scale().get(column);
            }
        }
        return scaled;
    }

    @Override
    public void close() {
        session.close();
    }
}
