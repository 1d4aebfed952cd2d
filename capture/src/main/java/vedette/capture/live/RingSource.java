package vedette.capture.live;

import java.util.List;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.filter.BpfFilter;
import vedette.common.NanoClock;
import vedette.common.OddityCounters;

/// The packets of one interface, straight from the kernel's ring: views of the memory the kernel wrote them to.
///
/// It never waits: the reader does, by its idle strategy. A few times a second it looks at what else there is to know,
/// drops and the state of the interface, so that an interface that is down costs no more than one that is quiet.
final class RingSource implements LiveSource {

    private static final long LOOK_NANOS = 100_000_000;
    private static final int LOOKS_PER_CARD = 10; // its counts are text, which is dear to read

    private final CaptureInterface captureInterface;
    private final LinkKind link;
    private final RingSocket socket;
    private final RingWalker walker;
    private final NicDrops nicDrops;
    private final NanoClock clock;
    private final long horizonNanos;
    private final LiveCounters counters = new LiveCounters();

    private long completeUntil = Long.MIN_VALUE;
    private long lastLook;
    private int looks;
    private volatile InterfaceHealth.State state;
    private boolean isClosed;

    private RingSource(
            CaptureInterface captureInterface,
            LinkKind link,
            RingSocket socket,
            long horizonNanos,
            Surroundings surroundings) {
        this.captureInterface = captureInterface;
        this.link = link;
        this.socket = socket;
        this.walker = new RingWalker(socket.ring(), RingSocket.BLOCK_SIZE, link, surroundings.oddities());
        this.nicDrops = new NicDrops(captureInterface.name());
        this.clock = surroundings.clock();
        this.horizonNanos = horizonNanos;
        this.state = socket.state();
        this.lastLook = clock.nanos();
    }

    /// What a source is lent by whoever opens it.
    record Surroundings(OddityCounters oddities, NanoClock clock) {}

    static RingSource open(String name, LinkKind plain, LiveConfig config, Surroundings surroundings) {
        RingSocket socket = RingSocket.open(name, plain, config);
        try {
            LinkKind link = KernelFilter.isOurs(config.filter())
                    ? plain.withFilter(BpfFilter.compile(config.filter(), plain.linkType()))
                    : plain;
            if (config.ring().fanout() > 1) {
                KernelFilter.refuseAll(socket);
            } else {
                KernelFilter.attach(socket, config, link.linkType());
            }
            socket.start(link);
            CaptureInterface described = new CaptureInterface(name, link.linkType(), config.snapLength());
            return new RingSource(described, link, socket, config.ring().horizonNanos(), surroundings);
        } catch (CaptureException e) {
            socket.close();
            throw e;
        }
    }

    /// Shares the interface's packets by flow with the sources that join; returns what they need for it.
    int beginFanout() {
        return socket.beginFanout();
    }

    void joinFanout(int group) {
        socket.joinFanout(group);
    }

    /// Lets packets in. A source of a fan-out gets none before, or each would see those of all the others until it has
    /// joined, which the kernel allows only once it is bound.
    void admit(LiveConfig config) {
        socket.detach();
        KernelFilter.attach(socket, config, link.linkType());
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        if (isClosed) {
            return State.END;
        }
        walker.release();
        long now = clock.nanos(); // read before the ring: what comes in between is stamped later
        int found = walker.fill(batch);
        if (found > 0) {
            counters.seen(walker.packets(), walker.bytes(), walker.merged());
        }
        if (walker.ranDry()) {
            completeUntil = now - horizonNanos;
        } else if (found > 0) {
            completeUntil = batch.timestampNanos(found - 1) - horizonNanos;
        }
        if (Math.abs(now - lastLook) >= LOOK_NANOS) {
            lastLook = now;
            look();
        }
        return found > 0 ? State.MORE : State.IDLE;
    }

    private void look() {
        state = socket.look();
        socket.countDrops(counters);
        if (looks++ % LOOKS_PER_CARD == 0) {
            counters.nicDrops(nicDrops.sinceOpen());
        }
    }

    @Override
    public long completeUntilNanos() {
        return completeUntil;
    }

    @Override
    public List<InterfaceHealth> health() {
        return List.of(new InterfaceHealth(captureInterface.name(), state, counters.merged(), counters.statistics()));
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(captureInterface);
    }

    @Override
    public CaptureStatistics statistics() {
        return counters.statistics();
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        looks = 0;
        look();
        socket.close();
        BpfFilter filter = link.filter();
        if (filter != null) {
            filter.close();
        }
    }
}
