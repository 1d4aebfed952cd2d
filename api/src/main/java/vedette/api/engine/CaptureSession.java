package vedette.api.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.PcapngWriter;
import vedette.capture.live.InterfaceHealth;
import vedette.capture.live.LiveSource;
import vedette.common.Backlog;
import vedette.common.BackoffIdleStrategy;
import vedette.common.NanoClock;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.flow.Dealer;
import vedette.flow.InlineDealer;
import vedette.flow.LaneDealer;
import vedette.flow.PacketTap;
import vedette.flow.Reader;
import vedette.flow.ReaderCounters;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;
import vedette.flow.ShardWork;
import vedette.flow.TappedDealer;
import vedette.flow.TrafficSummary;
import vedette.flow.TrafficTally;

/// One run from a source through reader and shards to its end: the wiring that all commands which read packets
/// share.
///
/// [#run] belongs to one thread; [#ask], [#stop] and the counters may be asked from any.
public final class CaptureSession {

    /// The same in every run, so that every run over the same packets says the same. It decides which
    /// conversation is forgotten when a table is full; a site with secrets to keep will have a seed of its own.
    public static final long SITE_SEED = 0x5EED_0F_7E57L;

    /// How long a stop may take before it is given up.
    public static final long STOP_SECONDS = 5;

    private final PacketSource source;
    private final OddityCounters oddities;
    private final @Nullable LiveSource wire;
    private final long lastsNanos;
    private final long begunNanos = System.nanoTime(); // which goes on whatever is done to the clock
    private final Shards shards;
    private final Dealer dealer;
    private final Reader reader;
    private final @Nullable PcapngWriter writer;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean isStopped;

    /// What shards do with their packets.
    ///
    /// @param works one a shard; with a single one the reader's own thread does it
    /// @param tallies of the same packets
    /// @param tap sees every packet before it is dealt, if anybody does
    public record Shards(
            List<? extends ShardWork> works,
            List<TrafficTally> tallies,
            @Nullable PacketTap tap) {

        /// Shards that only count.
        public static Shards counting(int shards) {
            List<TrafficTally> tallies = Stream.generate(() -> new TrafficTally(SITE_SEED))
                    .limit(shards)
                    .toList();
            return new Shards(tallies, tallies, null);
        }

        /// One shard that counts, and before it somebody who sees every packet in order.
        public static Shards counting(UnaryOperator<ShardWork> before) {
            TrafficTally tally = new TrafficTally(SITE_SEED);
            return new Shards(List.of(before.apply(tally)), List.of(tally), null);
        }
    }

    public CaptureSession(OpenedSource opened, SessionOptions options, NanoClock clock, Shards shards) {
        source = opened.source();
        oddities = opened.oddities();
        wire = opened.wire();
        Duration most = options.most();
        lastsNanos = most == null ? Long.MAX_VALUE : most.toNanos();
        String output = options.output();
        writer = output == null ? null : PcapngWriter.create(output);
        this.shards = shards;
        Dealer toShards = shards.works().size() == 1
                ? new InlineDealer(shards.works().getFirst())
                : new LaneDealer(shards.works(), SITE_SEED);
        dealer = shards.tap() == null ? toShards : new TappedDealer(toShards, shards.tap());
        ReaderOptions how = new ReaderOptions(clock, recorder(), options.verifiesChecksums());
        reader = new Reader(source, new Decoder(oddities, SITE_SEED), dealer, how, oddities);
    }

    private Recorder recorder() {
        PcapngWriter out = writer;
        return out == null ? Recorder.NONE : new FileRecorder(out, source);
    }

    /// Reads until the source ends, a limit is reached, or somebody stops it; then closes everything in the
    /// order of the data.
    public void run() {
        BackoffIdleStrategy idle = new BackoffIdleStrategy();
        try (source) {
            try (dealer) {
                State state = State.IDLE;
                while (state != State.END && !isStopped && !isOverdue()) {
                    state = reader.turn();
                    idle.idle(state == State.IDLE ? 0 : 1);
                    if (state == State.IDLE && writer != null) {
                        writer.flush(); // whoever reads the file as it grows is waiting, too
                    }
                }
                if (state != State.END) {
                    reader.finish();
                }
            }
            finishOutput();
        } finally {
            finished.countDown();
        }
    }

    /// A wire may be silent, so there time ends a run of limited duration; files end in their own.
    private boolean isOverdue() {
        return lastsNanos != Long.MAX_VALUE && System.nanoTime() - begunNanos >= lastsNanos;
    }

    private void finishOutput() {
        if (writer != null) {
            try (writer) {
                if (reader.hasBegun()) {
                    writer.writeLosses(0, reader.now(), source.statistics());
                }
            }
        }
    }

    /// Asks the run to end after the batch in hand.
    public void ask() {
        isStopped = true;
    }

    /// The same, and waits until it has.
    ///
    /// @return whether it has, within a few seconds
    public boolean stop() {
        ask();
        try {
            return finished.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// What the packets were. To be asked once the run has ended.
    public TrafficSummary summary() {
        return shards.tallies().stream().map(TrafficTally::summary).reduce(TrafficSummary.NONE, TrafficSummary::plus);
    }

    /// How each interface is; empty if packets do not come from a wire.
    public List<InterfaceHealth> health() {
        return wire == null ? List.of() : wire.health();
    }

    /// Switches an interface on or off.
    ///
    /// @return done once the reader has done it
    public CompletableFuture<Void> watch(String interfaceName, boolean isOn) {
        return wire == null
                ? CompletableFuture.failedFuture(new CaptureException("nothing is captured on an interface here"))
                : wire.watch(interfaceName, isOn);
    }

    public CaptureStatistics statistics() {
        return source.statistics();
    }

    /// How much waits for shards. For any thread.
    public List<Backlog> backlogs() {
        return dealer.backlogs();
    }

    public ReaderCounters counters() {
        return reader.counters();
    }

    public OddityCounters oddities() {
        return oddities;
    }

    public List<CaptureInterface> interfaces() {
        return source.interfaces();
    }
}
