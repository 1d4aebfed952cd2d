package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;
import vedette.common.NanoClock;

/// The packets of one interface by way of libpcap, for systems without the kernel's ring.
///
/// libpcap lends the bytes of a packet until it is asked for the next, and a batch is many packets, so they are copied
/// here into memory that holds until the next poll.
@SuppressWarnings("restricted") // what libpcap lends has an address but no length
final class LibPcapSource implements LiveSource {

    // Everything, since libpcap tells where a packet lies and a view for each would be an object for each.
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final long LOOK_NANOS = 100_000_000;
    private static final int LOOKS_PER_STATE = 10;
    private static final int BUFFER = 2 << 20;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(BUFFER, 64);
    private final MemorySegment lent = arena.allocate(JAVA_LONG, 2); // the addresses of a packet's header and bytes
    private final MemorySegment lentHeader = lent.asSlice(0, Long.BYTES);
    private final MemorySegment lentBytes = lent.asSlice(Long.BYTES);
    private final PcapHeader layout = PcapHeader.of(System.getProperty("os.name"));
    private final CaptureInterface captureInterface;
    private final PcapHandle handle;
    private final LinkKind link;
    private final long nanosPerUnit;
    private final NanoClock clock;
    private final long horizonNanos;
    private final LiveCounters counters = new LiveCounters();

    private long completeUntil = Long.MIN_VALUE;
    private long lastLook;
    private int looks;
    private boolean failed;
    private volatile InterfaceHealth.State state = InterfaceHealth.State.UP;
    private boolean isClosed;
    private long packets;
    private long bytes;
    private long merged;

    private LibPcapSource(String name, PcapHandle handle, LiveConfig config, NanoClock clock) {
        this.captureInterface = new CaptureInterface(name, handle.linkType(), config.snapLength());
        this.handle = handle;
        this.link = LinkKind.ofMtu(NetworkInterfaces.find(name)
                .map(report -> report.hardware().mtu())
                .filter(mtu -> mtu > 0)
                .orElse(LiveConfig.MAX_SNAP_LENGTH));
        this.nanosPerUnit = handle.nanosPerUnit();
        this.clock = clock;
        this.horizonNanos = config.ring().horizonNanos();
        this.lastLook = clock.nanos();
    }

    static LibPcapSource open(String name, LiveConfig config, NanoClock clock) {
        PcapHandle handle = PcapHandle.open(name, config);
        try {
            if (!config.filter().isBlank()) {
                handle.setFilter(config.filter());
            }
            return new LibPcapSource(name, handle, config, clock);
        } catch (CaptureException e) {
            handle.close();
            throw e;
        }
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        if (isClosed) {
            return State.END;
        }
        long now = clock.nanos(); // read before the packets: what comes in between is stamped later
        boolean isTimeToLook = Math.abs(now - lastLook) >= LOOK_NANOS;
        if (isTimeToLook) {
            lastLook = now;
        }
        if (!failed || isTimeToLook) {
            fill(batch, now);
        }
        if (isTimeToLook) {
            handle.countDrops(counters);
            if (looks++ % LOOKS_PER_STATE == 0) {
                state = stateNow(); // libpcap does not tell a silent interface from one that is down
            }
        }
        return batch.size() > 0 ? State.MORE : State.IDLE;
    }

    private InterfaceHealth.State stateNow() {
        Optional<InterfaceReport> report = NetworkInterfaces.find(captureInterface.name());
        if (report.isEmpty()) {
            return InterfaceHealth.State.GONE;
        }
        boolean isDown = report.get().state() == InterfaceReport.State.DOWN;
        return isDown ? InterfaceHealth.State.DOWN : InterfaceHealth.State.UP;
    }

    private void fill(PacketBatch batch, long now) {
        long free = 0;
        int result = 1;
        while (!batch.isFull() && BUFFER - free >= LiveConfig.MAX_SNAP_LENGTH) {
            result = handle.next(lentHeader, lentBytes);
            if (result <= 0) {
                break;
            }
            free += copy(batch, free);
        }
        failed = result < 0;
        if (batch.size() > 0) {
            counters.seen(packets, bytes, merged);
        }
        if (result == 0) {
            completeUntil = now - horizonNanos;
        } else if (batch.size() > 0) {
            completeUntil = batch.timestampNanos(batch.size() - 1) - horizonNanos;
        }
    }

    /// Copies the packet lent to us to the given place; returns how many bytes that took.
    private int copy(PacketBatch batch, long place) {
        long head = lent.get(JAVA_LONG, 0);
        int captured = Math.clamp(layout.capturedLength(MEMORY, head), 0, LiveConfig.MAX_SNAP_LENGTH);
        int wire = Math.max(captured, layout.wireLength(MEMORY, head));
        MemorySegment.copy(MEMORY, lent.get(JAVA_LONG, Long.BYTES), buffer, place, captured);
        long timestamp = layout.seconds(MEMORY, head) * 1_000_000_000L + layout.fraction(MEMORY, head) * nanosPerUnit;
        int i = batch.add(buffer, place, captured, wire, timestamp);
        batch.origin(i, 0, captureInterface.linkType(), 0);
        packets++;
        bytes += wire;
        if (link.isMerged(wire, false)) {
            merged++;
        }
        return captured;
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
        if (!isClosed) {
            isClosed = true;
            handle.countDrops(counters);
            handle.close();
            arena.close();
        }
    }
}
