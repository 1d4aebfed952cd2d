package vedette.learn.network;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/// Trains networks.
public interface NetworkTrainer {

    /// Trains a network. With the same task, configuration and number of threads the result is the same on one
    /// machine, also if it was interrupted and went on from a checkpoint.
    ///
    /// @param clock by which epochs are timed
    /// @param progress takes each epoch as it ends
    /// @throws IOException if it cannot be trained here, or a checkpoint cannot be used; the message says why
    TrainedNetwork train(NetworkTask task, NetworkConfig config, InstantSource clock, Consumer<Epoch> progress)
            throws IOException;

    /// The trainer of the optional module.
    ///
    /// @throws IOException if it is not there; the message says how to get it
    static NetworkTrainer find() throws IOException {
        return ServiceLoader.load(NetworkTrainer.class)
                .findFirst()
                .orElseThrow(() -> new IOException("networks are trained by a module that is not here, since it takes"
                        + " 500 MB: run script/add-networks in a checkout, or choose another kind"));
    }
}
