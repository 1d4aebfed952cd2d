package vedette.learn.passport;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Judgements;
import vedette.learn.network.Epoch;
import vedette.learn.split.Split;
import vedette.learn.table.Columns;

/// What a model has shown when it was trained.
///
/// @param data what it was trained on, file by file
/// @param threshold the score from which on a row is taken for an attack, chosen on validation rows
/// @param judged by the rows that were kept back
/// @param calibration how probabilities were set right, in words
/// @param importance for each column the share that it had; empty if that is not known
/// @param history of a network, epoch by epoch; else empty
public record Passport(
        String name,
        ModelKind kind,
        String madeBy,
        long seed,
        Columns columns,
        List<Data> data,
        Division division,
        float threshold,
        String calibration,
        Judgements judged,
        List<Baseline> baselines,
        List<Gate> gates,
        List<Double> importance,
        List<Epoch> history) {

    /// A file of rows.
    ///
    /// @param origin what it belongs to, where several data sets were given to be told apart; else empty
    /// @param digest its SHA-256
    /// @param rows by class
    /// @param dropped by reason
    /// @param lost columns of it that are not learnt from, since other files do not have them
    public record Data(
            String name,
            String origin,
            String digest,
            Map<String, Long> rows,
            Map<String, Long> dropped,
            List<String> lost) {}

    /// How rows were divided.
    public record Division(String test, String validation, Sizes sizes, List<String> warnings) {

        /// The words of two splits, one of the whole and one of what that left to train on.
        public static Division of(Split outer, Split inner) {
            Sizes sizes = new Sizes(inner.train().length, inner.test().length, outer.test().length);
            return new Division(outer.how(), inner.how(), sizes, outer.warnings());
        }
    }

    /// How many rows there were for what.
    public record Sizes(int train, int validation, int test) {}

    public Passport {
        data = List.copyOf(data);
        baselines = List.copyOf(baselines);
        gates = List.copyOf(gates);
        importance = List.copyOf(importance);
        history = List.copyOf(history);
    }

    /// The same with one gate more.
    public Passport with(Gate gate) {
        return with(threshold, Stream.concat(gates.stream(), Stream.of(gate)).toList());
    }

    /// The same with a threshold that was chosen otherwise.
    public Passport withThreshold(float other) {
        return with(other, gates);
    }

    private Passport with(float newThreshold, List<Gate> newGates) {
        return new Passport(
                name,
                kind,
                madeBy,
                seed,
                columns,
                data,
                division,
                newThreshold,
                calibration,
                judged,
                baselines,
                newGates,
                importance,
                history);
    }

    /// What it showed on the rows that were kept back.
    public Judgement test() {
        return judged.whole();
    }

    /// Whether no gate was failed.
    public boolean isGood() {
        return gates.stream().noneMatch(Gate::isFailed);
    }
}
