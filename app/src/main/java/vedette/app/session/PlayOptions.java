package vedette.app.session;

import picocli.CommandLine.Option;
import vedette.api.engine.SystemClock;
import vedette.capture.PacedSource;
import vedette.capture.PacketSource;

/// How fast files are played.
public final class PlayOptions {

    private static final String MOST = "max";

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "play files so many times as fast as they were recorded, or as fast as can be (default: 1)")
    private String speed = "1";

    @Option(names = "--demo", description = "play the recorded attacks that come with Vedette, and keep nothing of it")
    private boolean isDemo;

    public PlayOptions() {}

    public boolean isDemo() {
        return isDemo;
    }

    /// Plays the demo though nobody asked for it.
    public void playDemo() {
        isDemo = true;
    }

    /// A file, at its pace. A demo happens now.
    ///
    /// @throws IllegalArgumentException if the speed is none
    public PacketSource paced(PacketSource recording) {
        if (speed.equals(MOST)) {
            return recording;
        }
        return new PacedSource(recording, SystemClock.INSTANCE, times(), isDemo);
    }

    private double times() {
        try {
            double times = Double.parseDouble(speed);
            if (times > 0 && Double.isFinite(times)) {
                return times;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--speed takes a number above 0, or max, was " + speed);
    }

    public void check() {
        if (!speed.equals(MOST)) {
            times();
        }
    }
}
