package vedette.app.keep;

import picocli.CommandLine.Option;

/// What of the traffic is kept, for commands that keep some.
public final class KeepingOptions {

    @Option(
            names = "--no-ticks",
            description = "do not keep each second as detectors saw it: the past cannot be judged anew then")
    boolean isWithoutTicks;

    public KeepingOptions() {}
}
