package vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.store.database.StoreException;
import vedette.store.flows.FlowBookConfig;

/// A process that fills the small disk it is given, makes room, and goes on; it says what happened.
final class FullDiskProcess {

    /// Twice what is left of the disk: what is there when it is full is moved once more in the end.
    private static final int BALLAST = 32 << 20;

    private static final int PER_TICK = 1_000;
    private static final int MOST_TICKS = 20_000;

    private FullDiskProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        Path ballast = Files.write(disk.resolve("ballast"), new byte[BALLAST]);
        FlowBookConfig config = new FlowBookConfig(
                FlowBookConfig.Hot.of(Duration.ofDays(1)),
                Duration.ofMillis(100),
                Duration.ofDays(1),
                10 * PER_TICK,
                true);
        AtomicInteger problems = new AtomicInteger();
        try (Store store = Store.open(StorePlace.in(disk.resolve("store")), config, InstantSource.system(), problem -> {
            problems.incrementAndGet();
            say("problem: " + problem);
        })) {
            store.incidents().save(List.of(Samples.incident(0)));
            int tick = 0;
            for (; problems.get() == 0 && tick < MOST_TICKS; tick++) {
                give(store, tick);
            }
            say("incident: " + save(store, 1));
            long before = store.flows().kept();
            Files.delete(ballast);
            for (int more = 0; store.flows().kept() <= before && more < MOST_TICKS; more++) {
                give(store, tick++);
                Await.until("flows are kept or given up", () -> store.flows().waiting() == 0);
            }
            say("failed: " + (store.flows().failed() > 0) + ", kept again: "
                    + (store.flows().kept() > before));
            say("incident: " + save(store, 2));
        }
    }

    private static void give(Store store, int tick) {
        for (int number = 0; number < PER_TICK; number++) {
            store.flows().add(Samples.flow(tick * PER_TICK + number));
        }
        store.flows().endTick();
    }

    private static String save(Store store, int number) {
        try {
            store.incidents().save(List.of(Samples.incident(number)));
            return "saved";
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
