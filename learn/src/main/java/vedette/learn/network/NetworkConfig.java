package vedette.learn.network;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a network is trained.
///
/// @param epochs how often all rows are learnt from at most
/// @param batch how many rows each step learns from
/// @param rate by which the first step after warming up follows the gradient; it sinks along a cosine
/// @param patience after how many epochs without a better one training ends
/// @param stopBy what better means
/// @param seed from which all chance is drawn
/// @param place where it is done
public record NetworkConfig(int epochs, int batch, float rate, int patience, StopBy stopBy, long seed, Place place) {

    private static final int MOST_EPOCHS = 10_000;
    private static final int MOST_ROWS = 65_536;

    /// What makes one epoch better than another, on the rows that it is chosen by.
    public enum StopBy {
        LOSS,
        /// Only where there are classes; else the loss.
        MACRO_F1
    }

    /// Where a network is trained.
    ///
    /// @param libraries a folder for 450 MB of libraries, unpacked once
    /// @param checkpoints a folder for what training goes on from if it was interrupted; null for none
    /// @param isGpuWanted whether on a graphics processor if there is one
    public record Place(Path libraries, @Nullable Path checkpoints, boolean isGpuWanted, int threads) {

        public Place {
            if (threads < 1) {
                throw new IllegalArgumentException("there must be a thread at least, not " + threads);
            }
        }
    }

    public NetworkConfig {
        if (epochs < 1 || epochs > MOST_EPOCHS || batch < 1 || batch > MOST_ROWS || patience < 1) {
            throw new IllegalArgumentException("there can be 1 to " + MOST_EPOCHS + " epochs, batches of 1 to "
                    + MOST_ROWS + " rows and a patience of 1 and more, not " + epochs + ", " + batch + " and "
                    + patience);
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate must be above 0 and at most 1, was " + rate);
        }
    }

    /// What has proved itself.
    public static NetworkConfig defaults(Place place) {
        return new NetworkConfig(40, 128, 0.002f, 10, StopBy.MACRO_F1, 1, place);
    }

    public NetworkConfig withEpochs(int number) {
        return new NetworkConfig(number, batch, rate, patience, stopBy, seed, place);
    }

    public NetworkConfig withBatch(int rows) {
        return new NetworkConfig(epochs, rows, rate, patience, stopBy, seed, place);
    }

    public NetworkConfig withSeed(long number) {
        return new NetworkConfig(epochs, batch, rate, patience, stopBy, number, place);
    }

    public NetworkConfig withPatience(int number) {
        return new NetworkConfig(epochs, batch, rate, number, stopBy, seed, place);
    }

    public NetworkConfig withPlace(Place other) {
        return new NetworkConfig(epochs, batch, rate, patience, stopBy, seed, other);
    }
}
