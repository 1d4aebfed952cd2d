package vedette.deep;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import vedette.learn.network.NetworkConfig;

/// PyTorch, started once for the process.
///
/// @param placement where it computes, for people
record Torch(Engine engine, Device device, String placement) {

    /// Starts it, offline and without reports to its makers.
    ///
    /// @throws IOException if it does not run on this machine
    static Torch start(NetworkConfig.Place place) throws IOException {
        Files.createDirectories(place.libraries());
        String folder = place.libraries().toAbsolutePath().toString();
        System.setProperty("ENGINE_CACHE_DIR", folder);
        System.setProperty("DJL_CACHE_DIR", folder);
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        try {
            Engine engine = Engine.getEngine("PyTorch");
            JniUtils.setNumThreads(place.threads());
            return placed(engine, place);
        } catch (EngineException | LinkageError e) {
            throw new IOException(
                    "PyTorch does not run here: " + e.getMessage() + "; its libraries that come with Vedette are for"
                            + " Linux on x86-64, and need 450 MB in " + folder,
                    e);
        }
    }

    private static Torch placed(Engine engine, NetworkConfig.Place place) {
        String processor = "on the processor, " + place.threads() + (place.threads() == 1 ? " thread" : " threads");
        if (!place.isGpuWanted()) {
            return new Torch(engine, Device.cpu(), processor);
        }
        if (engine.getGpuCount() > 0) {
            return new Torch(engine, Device.gpu(), "on the graphics processor");
        }
        return new Torch(
                engine,
                Device.cpu(),
                processor + ", since PyTorch finds no graphics processor: that takes one by NVIDIA, its driver and"
                        + " pytorch-native-cu128 in the place of pytorch-native-cpu");
    }
}
