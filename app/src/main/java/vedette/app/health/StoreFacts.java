package vedette.app.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vedette.store.flows.FlowBook;

/// How the store of a run is.
///
/// @param lag for how long the oldest flow that is over is not kept
/// @param isFailing whether writing fails
/// @param free bytes on its disk
/// @param least bytes that are to stay free
public record StoreFacts(Duration lag, boolean isFailing, long free, long least) {

    /// As they are now.
    ///
    /// @param folder of the store; while it is away, the disk has all the room there is
    public static StoreFacts of(FlowBook flows, Path folder, long least) {
        return new StoreFacts(flows.lag(), flows.isFailing(), free(folder), least);
    }

    /// The room that is left on the disk of a folder.
    public static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }
}
