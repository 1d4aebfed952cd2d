package vedette.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.network.Epoch;

/// What has been trained so far, and the best of it.
final class Progress {

    private static final int MOST_EPOCHS = 10_000;

    private final boolean isByF1;
    private final List<Epoch> history = new ArrayList<>();
    private int best;
    private List<float[]> bestWeights = List.of();

    Progress(boolean isByF1) {
        this.isByF1 = isByF1;
    }

    /// Adds an epoch, and keeps the weights if it is the best.
    void add(Epoch epoch, Weights weights) {
        history.add(epoch);
        if (best == 0 || isBetter(epoch, history.get(best - 1))) {
            best = epoch.number();
            bestWeights = weights.values();
        }
    }

    /// Of epochs with the same macro-F1 the one with the lower loss is better.
    private boolean isBetter(Epoch one, Epoch other) {
        if (isByF1 && one.macroF1() != other.macroF1()) {
            return one.macroF1() > other.macroF1();
        }
        return one.validationLoss() < other.validationLoss();
    }

    int epochs() {
        return history.size();
    }

    /// How many epochs there have been since the best.
    int waited() {
        return history.size() - best;
    }

    int best() {
        return best;
    }

    List<float[]> bestWeights() {
        return bestWeights;
    }

    List<Epoch> history() {
        return history;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(history.size());
        for (Epoch epoch : history) {
            Floats.write(
                    new float[] {
                        epoch.loss(),
                        epoch.validationLoss(),
                        epoch.accuracy(),
                        epoch.macroF1(),
                        epoch.rate(),
                        epoch.seconds()
                    },
                    out);
        }
        out.writeInt(best);
        for (float[] weights : bestWeights) {
            Floats.write(weights, out);
        }
    }

    void read(DataInput in, Weights like) throws IOException {
        int epochs = in.readInt();
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IOException("damaged checkpoint: " + epochs + " epochs; delete it to begin again");
        }
        for (int number = 1; number <= epochs; number++) {
            float[] of = Floats.read(in, 6);
            history.add(new Epoch(number, of[0], of[1], of[2], of[3], of[4], of[5]));
        }
        best = in.readInt();
        if (best < 1 || best > epochs) {
            throw new IOException("damaged checkpoint: its best epoch is " + best + "; delete it to begin again");
        }
        List<float[]> weights = new ArrayList<>();
        for (float[] each : like.values()) {
            weights.add(Floats.read(in, each.length));
        }
        bestWeights = weights;
    }
}
