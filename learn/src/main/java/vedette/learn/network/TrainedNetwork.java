package vedette.learn.network;

import java.util.List;
import vedette.learn.prepare.Preparation;

/// A network that has been trained, and how that went.
///
/// @param preparation what rows need before the model sees them
/// @param best the number of the epoch that the model is of
/// @param placement where it was trained, and if that is not where it was asked to, why: for people
public record TrainedNetwork(
        NetworkModel model, Preparation preparation, List<Epoch> history, int best, String placement) {

    public TrainedNetwork {
        history = List.copyOf(history);
    }
}
