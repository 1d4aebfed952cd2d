package vedette.notify.settings;

import java.nio.file.Path;

/// A file of Suricata's EVE, an object on each line.
///
/// @param rotateBytes it is put aside before it is longer than this
/// @param keep so many that were put aside are kept
public record EveChannel(Path file, long rotateBytes, int keep) implements Channel {

    /// No more files are ever kept than this.
    public static final int MOST_KEPT = 1_000;

    private static final long LEAST_BYTES = 1L << 16;

    public EveChannel {
        if (rotateBytes < LEAST_BYTES) {
            throw new IllegalArgumentException("rotate must be at least 64K, was " + rotateBytes + " bytes");
        }
        if (keep < 0 || keep > MOST_KEPT) {
            throw new IllegalArgumentException("keep must be from 0 to 1000 files, was " + keep);
        }
    }

    @Override
    public String kind() {
        return "eve";
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public RateLimit usualRate() {
        return RateLimit.NONE;
    }
}
