package vedette.learn.network;

/// Where networks are to compute.
public enum ScoringDevice {
    /// On the processor, one thread for each call.
    CPU,
    /// On a graphics processor if there is one that the runtime can use, else on the processor.
    GPU_IF_ANY
}
