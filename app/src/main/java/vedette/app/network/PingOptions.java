package vedette.app.network;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.store.people.Actor;
import vedette.store.people.Setting;
import vedette.store.people.Settings;

/// Which hosts are asked for their latency: none, unless somebody has said so here or in a run before.
public final class PingOptions {

    @Option(
            names = "--ping-targets",
            paramLabel = "HOST[:PORT]|none",
            split = ",",
            description =
                    "ask these hosts once a minute how long opening a connection takes (default port: 443), at most 20;"
                            + " holds for later runs, too, until it is none. Nobody is asked unless you say so")
    private @Nullable List<String> targets;

    public PingOptions() {}

    /// What was given.
    ///
    /// @throws IllegalArgumentException if it makes no sense
    public List<String> given() {
        return targets == null ? List.of() : Setting.PING_TARGETS.reader().apply(String.join(",", targets));
    }

    /// Keeps what was given, and says what holds.
    public List<String> keep(Settings settings) throws IOException {
        if (targets != null) {
            Actor actor = new Actor(System.getProperty("user.name"), Instant.now());
            settings.put(Setting.PING_TARGETS, Setting.PING_TARGETS.reader().apply(String.join(",", targets)), actor);
        }
        return settings.get(Setting.PING_TARGETS);
    }
}
