package vedette.learn.network;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;

/// A model as ONNX Runtime has it in memory. Safe for any thread.
public final class OnnxSession implements AutoCloseable {

    private final OrtSession session;
    private final String placement;

    private OnnxSession(OrtSession session, String placement) {
        this.session = session;
        this.placement = placement;
    }

    /// Loads a file.
    ///
    /// @throws IOException if the runtime refuses it, with its reason
    public static OnnxSession open(byte[] file, ScoringDevice device) throws IOException {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OptLevel.ALL_OPT);
            options.setDeterministicCompute(true);
            String placement = place(options, device);
            return new OnnxSession(environment().createSession(file, options), placement);
        } catch (OrtException e) {
            throw new IOException(
                    "ONNX Runtime cannot use the model: " + e.getMessage()
                            + "; write it again, or with operations that this version has",
                    e);
        }
    }

    /// The version of ONNX Runtime, as its package has it; "unknown" where it was packed without.
    public static String runtimeVersion() {
        String packaged = OrtEnvironment.class.getPackage().getImplementationVersion();
        return packaged == null ? "unknown" : packaged;
    }

    /// What all models of this process share.
    public static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "vedette");
    }

    private static String place(SessionOptions options, ScoringDevice device) {
        if (device == ScoringDevice.CPU) {
            return "on the processor";
        }
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return "on the processor, since this ONNX Runtime has no support for graphics processors: put"
                    + " onnxruntime_gpu in the place of onnxruntime";
        }
        try {
            options.addCUDA(0);
            return "on the graphics processor";
        } catch (OrtException e) {
            return "on the processor, since the graphics processor cannot be used: " + e.getMessage();
        }
    }

    /// The runtime's own view of the model.
    public OrtSession session() {
        return session;
    }

    /// Where it computes, for people.
    public String placement() {
        return placement;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot let go of a model: " + e.getMessage(), e);
        }
    }
}
