package vedette.store.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.common.Address;
import vedette.flow.fact.Ends;
import vedette.flow.fact.SshFact;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.store.database.StoreException;

/// Ticks that are kept can be played again, from any hour, whatever became of who kept them.
class TickLogTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_700_000_000L / 3_600 * 3_600;
    private static final Ends ENDS = new Ends(Address.parse("192.0.2.1"), 40_000, Address.parse("192.0.2.2"), 22, 6);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    /// Knows what it was told: the sum of all ticks, and each in a line.
    private static final class Listener implements FlowSink {
        private final List<String> heard = new ArrayList<>();
        private long sum;

        @Override
        public void onFlow(FlowView flow) {
            throw new AssertionError("there are no flows here");
        }

        @Override
        public void onFacts(TickFacts facts) {
            heard.add("facts " + facts.all() + " and " + facts.leftOut());
        }

        @Override
        public void onTick(long endNanos) {
            sum += endNanos / SECOND - BEGIN;
            heard.add("tick " + (endNanos / SECOND - BEGIN) + " sum " + sum);
        }

        private void write(DataOutput out) throws IOException {
            out.writeLong(sum);
        }

        private FlowSink restore(DataInput in) throws IOException {
            sum = in.readLong();
            return this;
        }
    }

    private TickLog log(Listener listener, long run) throws IOException {
        return new TickLog(
                new TickFolder(folder), new TickHeader("test 1", "home", run, 0), listener::write, true, problems::add);
    }

    private static void tick(long second, FlowSink... sinks) {
        for (FlowSink sink : sinks) {
            if (second % 2 == 0) {
                sink.onFacts(TickFacts.of(List.of(new SshFact(ENDS, second, true, "OpenSSH " + second)), second));
            }
            sink.onTick((BEGIN + second) * SECOND);
        }
    }

    /// Keeps so many ticks and tells what was heard.
    private Listener keep(long from, long to, long run) throws IOException {
        Listener live = new Listener();
        try (TickLog log = log(live, run)) {
            for (long second = from; second < to; second++) {
                tick(second, live, log);
            }
        }
        return live;
    }

    private List<Path> files() throws IOException {
        return new TickFolder(folder)
                .files().stream().map(TickFolder.Entry::path).toList();
    }

    @Test
    void whatIsPlayedIsWhatWasTold() throws IOException {
        Listener live = keep(1, 3 * 3_600 + 100, 7);
        Listener again = new Listener();

        TickReplay.Extent extent = TickReplay.play(files(), (_, state) -> again.restore(state));

        assertThat(files()).hasSize(4);
        assertThat(extent).isEqualTo(new TickReplay.Extent(3 * 3_600 + 99, 1, 0, 0));
        assertThat(again.heard).isEqualTo(live.heard);
        assertThat(problems).isEmpty();
    }

    @Test
    void anyHourCanBePlayedWithoutThoseBeforeIt() throws IOException {
        Listener live = keep(1, 3 * 3_600 + 100, 7);
        List<TickFolder.Entry> last = new TickFolder(folder).from(BEGIN + 2 * 3_600 + 17);
        Listener again = new Listener();

        TickReplay.play(last.stream().map(TickFolder.Entry::path).toList(), (_, state) -> again.restore(state));

        assertThat(last).hasSize(2);
        assertThat(again.heard)
                .hasSizeGreaterThan(3_600)
                .isEqualTo(live.heard.subList(live.heard.size() - again.heard.size(), live.heard.size()));
    }

    @Test
    void theNextRunIsAStretchOfItsOwn() throws IOException {
        keep(1, 100, 7);
        keep(200, 300, 8);
        List<Long> runs = new ArrayList<>();
        Listener again = new Listener();

        TickReplay.Extent extent = TickReplay.play(files(), (header, state) -> {
            runs.add(header.run());
            return again.restore(state);
        });

        assertThat(runs).containsExactly(7L, 8L);
        assertThat(extent.stretches()).isEqualTo(2);
        assertThat(again.heard).contains("tick 200 sum 200");
    }

    @Test
    void whatAKilledProcessLeftIsReadUpToWhereItIsWhole() throws IOException {
        Listener live = keep(1, 400, 7);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (int length = whole.length - 1; length > 200; length -= 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            Listener again = new Listener();

            TickReplay.Extent extent;
            try {
                extent = TickReplay.play(files(), (_, state) -> again.restore(state));
            } catch (StoreException e) {
                assertThat(e).hasMessageContaining("ends in its middle");
                continue;
            }

            assertThat(extent.cut() + extent.ticks() % 60).isLessThanOrEqualTo(60);
            assertThat(live.heard.subList(0, again.heard.size())).isEqualTo(again.heard);
            most = Math.max(most, again.heard.size());
        }
        assertThat(most).isPositive();
    }

    @Test
    void whatWasChangedIsNotBelieved() throws IOException {
        keep(1, 400, 7);
        Path file = files().getFirst();
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length - 5] ^= 1;
        Files.write(file, changed);
        Listener again = new Listener();

        TickReplay.Extent extent = TickReplay.play(files(), (_, state) -> again.restore(state));

        assertThat(extent.cut()).isEqualTo(1);
        assertThat(extent.ticks()).isEqualTo(360);
    }

    @Test
    void whatIsNoFileOfTicksIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "something else altogether, and long enough");

        assertThatThrownBy(() -> new TickFile(file).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void whenAFileCannotBeWritten_thenItIsSaidOnceAndWatchingGoesOn() throws IOException {
        Listener live = new Listener();
        Files.writeString(folder.resolve("day=2023-11-14"), "a file where a folder should be");
        TickLog log = log(live, 7);
        try (log) {
            for (long second = 1; second < 1_000; second++) {
                tick(second, live, log);
            }
        }

        assertThat(log.kept() + log.leftOut()).isEqualTo(999);
        assertThat(log.leftOut()).isPositive();
        assertThat(problems).singleElement().asString().startsWith("ticks are not kept for now");
    }

    @Test
    void theOldestGoFirstAndTheNewestNever() throws IOException {
        keep(1, 3 * 3_600 + 100, 7);
        TickFolder ticks = new TickFolder(folder);

        ticks.forget(BEGIN + 3_700);
        assertThat(ticks.files()).hasSize(3);
        assertThat(ticks.forgetOldest()).isPositive();
        ticks.forget(Long.MAX_VALUE);
        assertThat(ticks.forgetOldest()).isZero();

        assertThat(ticks.files())
                .singleElement()
                .satisfies(file -> assertThat(file.begins()).isGreaterThanOrEqualTo(BEGIN + 3 * 3_600));
    }
}
