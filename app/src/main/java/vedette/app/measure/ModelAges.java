package vedette.app.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import vedette.app.learn.KnownModels;
import vedette.learn.bundle.Bundle;

/// Since when models at work are as they are. The folders are looked through once a minute, whoever asks how often.
/// Safe for any thread.
public final class ModelAges {

    private static final Duration ANEW = Duration.ofMinutes(1);
    private static final int MOST = 64;

    private final KnownModels models;
    private final InstantSource clock;
    private Map<String, Instant> made = Map.of();
    private Instant looked = Instant.MIN;

    public ModelAges(KnownModels models, InstantSource clock) {
        this.models = models;
        this.clock = clock;
    }

    /// By the name of the model.
    synchronized Map<String, Duration> ages() {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(ANEW)) || looked.isAfter(now)) {
            looked = now;
            made = made();
        }
        Map<String, Duration> ages = new TreeMap<>();
        made.forEach((name, at) -> ages.put(name, at.isAfter(now) ? Duration.ZERO : Duration.between(at, now)));
        return ages;
    }

    private Map<String, Instant> made() {
        Map<String, Instant> found = new TreeMap<>();
        try {
            for (KnownModels.Known known : models.all()) {
                if (known.isAtWork() && found.size() < MOST) {
                    found.put(
                            known.name(),
                            Files.getLastModifiedTime(known.folder().resolve(Bundle.PASSPORT))
                                    .toInstant());
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // those that were found have an age; that one is gone is a trouble of its own
        }
        return found;
    }
}
