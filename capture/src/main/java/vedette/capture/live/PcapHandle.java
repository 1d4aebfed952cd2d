package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.capture.CaptureException;
import vedette.capture.filter.BpfFilter;
import vedette.capture.system.LibPcap;
import vedette.capture.system.NetworkInterfaces;

/// An open `pcap_t`, told all it needs. Owned by one thread.
final class PcapHandle implements AutoCloseable {

    private static final int ERROR_PERMISSION = -8;
    private static final int ERROR_PROMISC_PERMISSION = -11;
    private static final int ERROR_NOT_UP = -9;
    private static final int ERROR_NO_SUCH_DEVICE = -5;

    private static final int DLT_RAW = 12;
    private static final int DLT_RAW_ON_OPENBSD = 14;
    private static final int DROPPED = 4; // in struct pcap_stat, after the count of packets
    private static final int DROPPED_BY_CARD = 8;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment statistics = arena.allocate(64, 4);
    private final MemorySegment pcap;
    private int dropped;
    private int droppedByCard;

    private PcapHandle(MemorySegment pcap) {
        this.pcap = pcap;
    }

    static PcapHandle open(String name, LiveConfig config) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment error = local.allocate(LibPcap.ERROR_BUFFER);
            MemorySegment pcap = LibPcap.create(local.allocateFrom(name), error);
            if (pcap.equals(MemorySegment.NULL)) {
                throw new CaptureException("cannot capture on " + name + ": " + error.getString(0));
            }
            PcapHandle handle = new PcapHandle(pcap);
            try {
                handle.activate(name, config, error);
                return handle;
            } catch (CaptureException e) {
                handle.close();
                throw e;
            }
        }
    }

    private void activate(String name, LiveConfig config, MemorySegment error) {
        LiveConfig.Ring ring = config.ring();
        long share = ring.bytes() / config.interfaces().size();
        LibPcap.set(pcap, LibPcap.Setting.SNAPLEN, config.snapLength());
        LibPcap.set(pcap, LibPcap.Setting.PROMISC, config.promiscuous() ? 1 : 0);
        LibPcap.set(pcap, LibPcap.Setting.TIMEOUT, (int) ring.blockTimeout().toMillis());
        LibPcap.set(pcap, LibPcap.Setting.BUFFER_SIZE, (int) Math.min(share, Integer.MAX_VALUE));
        LibPcap.set(pcap, LibPcap.Setting.TIMESTAMP_PRECISION, 1); // refused where there are only microseconds
        int result = LibPcap.activate(pcap);
        if (result == ERROR_PERMISSION || result == ERROR_PROMISC_PERMISSION) {
            throw CaptureRights.missing(name);
        }
        if (result == ERROR_NO_SUCH_DEVICE) {
            throw NetworkInterfaces.unknown(name);
        }
        if (result == ERROR_NOT_UP) {
            throw new CaptureException("cannot capture on " + name + ": it is down; switch it on first");
        }
        // Without it the next call could wait on a silent wire for ever, despite its time-out.
        if (result < 0 || LibPcap.setNonblock(pcap, error) < 0) {
            throw new CaptureException("cannot capture on " + name + ": " + LibPcap.error(pcap));
        }
    }

    /// The link type by which files know it.
    int linkType() {
        int dataLink = LibPcap.datalink(pcap);
        return dataLink == DLT_RAW || dataLink == DLT_RAW_ON_OPENBSD ? LinkKind.LINKTYPE_RAW : dataLink;
    }

    /// How many nanoseconds one unit of a time stamp's fraction is.
    long nanosPerUnit() {
        return LibPcap.precision(pcap) == 1 ? 1 : 1_000;
    }

    void setFilter(BpfFilter filter) {
        if (LibPcap.setFilter(pcap, filter.program()) < 0) {
            throw new CaptureException("the packet filter cannot be used: " + LibPcap.error(pcap));
        }
    }

    int next(MemorySegment header, MemorySegment data) {
        return LibPcap.nextEx(pcap, header, data);
    }

    /// Adds what was dropped since the last call. The counts have 32 bits and begin again when they are full.
    void countDrops(LiveCounters counters) {
        if (LibPcap.stats(pcap, statistics) >= 0) {
            int nowDropped = statistics.get(JAVA_INT, DROPPED);
            int nowDroppedByCard = statistics.get(JAVA_INT, DROPPED_BY_CARD);
            counters.addKernelDrops(Integer.toUnsignedLong(nowDropped - dropped));
            counters.addNicDrops(Integer.toUnsignedLong(nowDroppedByCard - droppedByCard));
            dropped = nowDropped;
            droppedByCard = nowDroppedByCard;
        }
    }

    @Override
    public void close() {
        LibPcap.close(pcap);
        arena.close();
    }
}
