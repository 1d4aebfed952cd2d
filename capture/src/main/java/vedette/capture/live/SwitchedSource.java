package vedette.capture.live;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;

/// One interface that can be switched off and on while others go on: off, nothing of it is captured, and the kernel has
/// its memory back.
///
/// Any thread may ask for it; the thread that polls does it, at its next poll.
final class SwitchedSource implements LiveSource {

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final CaptureInterface captureInterface;
    private final Supplier<LiveSource> opener;
    private final ConcurrentLinkedQueue<Order> orders = new ConcurrentLinkedQueue<>();
    private volatile Now now;
    private volatile boolean isClosed;

    /// What is asked for.
    private record Order(boolean isOn, CompletableFuture<Void> done) {}

    /// How it is.
    ///
    /// @param source of the packets; null while it is off
    /// @param before what all that were closed have counted
    /// @param mergedBefore the frames that they had put together
    private record Now(@Nullable LiveSource source, CaptureStatistics before, long mergedBefore) {

        private CaptureStatistics statistics() {
            return source == null ? before : before.plus(source.statistics());
        }

        private long merged() {
            return source == null
                    ? mergedBefore
                    : mergedBefore + source.health().getFirst().mergedFrames();
        }
    }

    private SwitchedSource(
            CaptureInterface captureInterface, Supplier<LiveSource> opener, @Nullable LiveSource source) {
        this.captureInterface = captureInterface;
        this.opener = opener;
        now = new Now(source, CaptureStatistics.NONE, 0);
    }

    /// Begins switched on.
    ///
    /// @throws CaptureException if that is not possible
    static SwitchedSource on(Supplier<LiveSource> opener) {
        LiveSource source = opener.get();
        return new SwitchedSource(source.interfaces().getFirst(), opener, source);
    }

    /// Begins switched off.
    static SwitchedSource off(CaptureInterface captureInterface, Supplier<LiveSource> opener) {
        return new SwitchedSource(captureInterface, opener, null);
    }

    @Override
    public State poll(PacketBatch batch) {
        if (!orders.isEmpty()) {
            obey();
        }
        LiveSource source = now.source;
        if (source != null) {
            return source.poll(batch);
        }
        batch.clear();
        return isClosed ? State.END : State.IDLE;
    }

    private void obey() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            try {
                obey(order.isOn);
                order.done.complete(null);
            } catch (CaptureException e) {
                order.done.completeExceptionally(e);
            }
        }
    }

    private void obey(boolean isOn) {
        Now was = now;
        LiveSource source = was.source;
        if (isOn && source == null && !isClosed) {
            now = new Now(opened(), was.before, was.mergedBefore);
        } else if (!isOn && source != null) {
            source.close();
            now = new Now(null, was.statistics(), was.merged());
        }
    }

    private LiveSource opened() {
        LiveSource source = opener.get();
        CaptureInterface found = source.interfaces().getFirst();
        if (found.linkType() != captureInterface.linkType()) {
            source.close();
            throw new CaptureException(captureInterface.name()
                    + " is of another kind than when this run began: start Vedette again to capture on it");
        }
        return source;
    }

    @Override
    public CompletableFuture<Void> watch(String name, boolean isOn) {
        if (!name.equals(captureInterface.name())) {
            return LiveSource.super.watch(name, isOn);
        }
        if (isClosed) {
            return DONE;
        }
        Order order = new Order(isOn, new CompletableFuture<>());
        orders.add(order);
        return order.done;
    }

    /// What is off holds nobody back: packets that come once it is on are stamped later than that.
    @Override
    public long completeUntilNanos() {
        LiveSource source = now.source;
        return source == null ? Long.MAX_VALUE : source.completeUntilNanos();
    }

    @Override
    public List<InterfaceHealth> health() {
        Now at = now;
        InterfaceHealth.State state = at.source == null
                ? InterfaceHealth.State.OFF
                : at.source.health().getFirst().state();
        return List.of(new InterfaceHealth(captureInterface.name(), state, at.merged(), at.statistics()));
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(captureInterface);
    }

    @Override
    public CaptureStatistics statistics() {
        return now.statistics();
    }

    @Override
    public void close() {
        isClosed = true;
        LiveSource source = now.source;
        if (source != null) {
            source.close(); // it is asked for its counts afterwards
        }
        orders.forEach(order -> order.done.complete(null));
    }
}
