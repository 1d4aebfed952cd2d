package vedette.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import vedette.store.flows.FlowBookConfig;

/// A process that keeps flows and incidents as fast as it can until it is killed, and says what is safe: `incident N`
/// once it was saved, `flows N` when so many outlive it.
/// A line that was cut off has no dot at its end.
final class KilledProcess {

    private static final int PER_TICK = 500;

    private KilledProcess() {}

    private static void say(String words) {
        System.out.println(words);
    }

    public static void main(String[] arguments) throws IOException {
        int start = Integer.parseInt(arguments[1]);
        FlowBookConfig.Hot hot = new FlowBookConfig.Hot(Duration.ofSeconds(9), 10_000, 3_000);
        FlowBookConfig config = new FlowBookConfig(hot, Duration.ofSeconds(1), Duration.ofSeconds(1), 50_000, true);
        InstantSource clock = InstantSource.system();
        try (Store store = Store.open(StorePlace.in(Path.of(arguments[0])), config, clock, KilledProcess::say)) {
            say("open");
            for (int tick = 0; ; tick++) {
                for (int number = 0; number < PER_TICK; number++) {
                    store.flows().add(Samples.flow(start + tick * PER_TICK + number));
                }
                store.flows().endTick();
                say("flows " + store.flows().kept() + " .");
                store.incidents().save(List.of(Samples.incident(start + tick)));
                say("incident " + (start + tick) + " .");
            }
        }
    }
}
