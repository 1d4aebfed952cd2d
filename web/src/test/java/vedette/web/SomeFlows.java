package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;

/// Conversations that were kept.
final class SomeFlows {

    private static final FlowBookConfig ALL_HOT = new FlowBookConfig(
            FlowBookConfig.Hot.of(Duration.ofDays(9)), Duration.ZERO, Duration.ofHours(99), 1_000_000, false);

    private SomeFlows() {}

    /// Keeps them.
    static void fill(StorePlace place, List<StoredFlow> flows) throws IOException {
        keep(place, book -> {
            for (StoredFlow flow : flows) {
                book.add(flow);
                book.endTick();
            }
        });
    }

    /// Has something kept.
    static void keep(StorePlace place, Consumer<FlowBook> some) throws IOException {
        List<String> problems = new ArrayList<>();
        try (FlowBook book =
                new FlowBook(place.flows(), place.archive(), ALL_HOT, InstantSource.system(), problems::add)) {
            some.accept(book);
        }
        assertThat(problems).isEmpty();
    }

    /// One by TCP that was answered and closed.
    ///
    /// @param ended in microseconds
    static StoredFlow flow(long ended, String from, String to, int port, long sent, long received) {
        return new StoredFlow(
                ended,
                0,
                ended - 10,
                ended,
                from,
                40_000,
                to,
                port,
                6,
                2,
                1,
                sent,
                received,
                "closed",
                "SF",
                "ShADadFf",
                -1,
                5,
                0,
                0);
    }
}
