package vedette.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.capture.CaptureException;
import vedette.capture.live.InterfaceHealth.State;
import vedette.capture.system.InterfaceQuery;
import vedette.capture.system.Libc;

/// A packet socket with its ring: what the kernel is told, and what it is asked now and then. Owned by one thread.
///
/// The numbers are those of `linux/if_packet.h`, `asm-generic/socket.h` and `linux/sockios.h`.
@SuppressWarnings("restricted") // the ring is memory that the kernel maps
final class RingSocket implements AutoCloseable {

    static final int AF_PACKET = 17;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;

    // With more and smaller blocks a stalled reader loses nothing for longer: on a quiet wire each block is closed by
    // the clock with a packet or two in it. Below 64 KiB merged frames would be cut.
    static final int BLOCK_SIZE = 256 << 10;

    private static final int MIN_BLOCKS = 4;
    private static final int FRAME_SIZE = 2048; // of no meaning to this version, but checked
    private static final int TPACKET_V3 = 2;

    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DETACH_FILTER = 27;

    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_RX_RING = 5;
    private static final int PACKET_STATISTICS = 6;
    private static final int PACKET_VERSION = 10;
    private static final int PACKET_RESERVE = 12;
    private static final int PACKET_FANOUT = 18;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int PACKET_MR_PROMISC = 1;

    private static final int FANOUT_FLAG_UNIQUEID = 0x2000 << 16;
    private static final int VLAN_TAG = 4;

    private final String name;
    private final int fd;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment statistics = arena.allocate(JAVA_INT, 3);
    private final InterfaceQuery query;
    private MemorySegment ring = MemorySegment.NULL;
    private int index;
    private boolean promiscuous;
    private State state = State.UP;

    private RingSocket(String name, int fd) {
        this.name = name;
        this.fd = fd;
        this.query = new InterfaceQuery(fd);
    }

    /// Opens the socket and makes its ring. Packets come only after [#start], so that none slips past the filter.
    static RingSocket open(String name, LinkKind link, LiveConfig config) {
        int fd = Libc.socket(AF_PACKET, link.isEthernet() ? SOCK_RAW : SOCK_DGRAM, 0);
        if (fd == -Libc.EPERM) {
            throw CaptureRights.missing(name);
        }
        RingSocket socket = new RingSocket(name, check(fd, "socket", name));
        try {
            socket.makeRing(config);
            return socket;
        } catch (CaptureException e) {
            socket.close();
            throw e;
        }
    }

    private void makeRing(LiveConfig config) {
        option(PACKET_VERSION, TPACKET_V3, "PACKET_VERSION");
        option(PACKET_RESERVE, VLAN_TAG, "PACKET_RESERVE");
        long share = config.ring().bytes()
                / config.interfaces().size()
                / config.ring().fanout();
        int blocks = (int) Math.max(MIN_BLOCKS, share / BLOCK_SIZE);
        try (Arena local = Arena.ofConfined()) {
            MemorySegment request = local.allocate(JAVA_INT, 7);
            request.setAtIndex(JAVA_INT, 0, BLOCK_SIZE);
            request.setAtIndex(JAVA_INT, 1, blocks);
            request.setAtIndex(JAVA_INT, 2, FRAME_SIZE);
            request.setAtIndex(JAVA_INT, 3, BLOCK_SIZE / FRAME_SIZE * blocks);
            request.setAtIndex(JAVA_INT, 4, (int) config.ring().blockTimeout().toMillis());
            check(Libc.setsockopt(fd, SOL_PACKET, PACKET_RX_RING, request), "PACKET_RX_RING", name);
        }
        long length = (long) blocks * BLOCK_SIZE;
        long address = Libc.mmapShared(fd, length);
        check((int) Math.min(address, 0), "mmap", name);
        ring = MemorySegment.ofAddress(address)
                .reinterpret(length, arena, mapped -> Libc.munmap(mapped.address(), length));
        promiscuous = config.promiscuous();
    }

    /// Binds to the interface: from here on packets come.
    void start(LinkKind link) {
        if (link.isLoopback()) {
            // Kernels before 4.20 do not know it; the walker skips those packets too.
            Libc.setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
        }
        index = query.index(name);
        check(index, "SIOCGIFINDEX", name);
        check(bind(), "bind", name);
        look();
    }

    private int bind() {
        short everyProtocol = 0x0300; // ETH_P_ALL, in the order of the network
        try (Arena local = Arena.ofConfined()) {
            MemorySegment address = local.allocate(20, 4);
            address.set(JAVA_SHORT, 0, (short) AF_PACKET);
            address.set(JAVA_SHORT, 2, everyProtocol);
            address.set(JAVA_INT, 4, index);
            int result = Libc.bind(fd, address);
            if (result >= 0 && promiscuous) {
                MemorySegment membership = local.allocate(16, 4);
                membership.set(JAVA_INT, 0, index);
                membership.set(JAVA_SHORT, 4, (short) PACKET_MR_PROMISC);
                result = Libc.setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership);
            }
            return result;
        }
    }

    /// Has the kernel run a compiled program on each packet; what it answers is how many bytes to keep.
    void attach(MemorySegment instructions, int count) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment program = local.allocate(16, 8);
            program.set(JAVA_SHORT, 0, (short) count);
            program.set(ADDRESS, 8, instructions);
            check(Libc.setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, program), "SO_ATTACH_FILTER", name);
        }
    }

    /// Lets every packet through again.
    void detach() {
        check(Libc.setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, 0), "SO_DETACH_FILTER", name);
    }

    /// Begins a group of sockets that share the packets of the interface by flow; returns what others need to join.
    int beginFanout() {
        option(PACKET_FANOUT, FANOUT_FLAG_UNIQUEID, "PACKET_FANOUT");
        try (Arena local = Arena.ofConfined()) {
            MemorySegment group = local.allocate(JAVA_INT);
            check(Libc.getsockopt(fd, SOL_PACKET, PACKET_FANOUT, group), "PACKET_FANOUT", name);
            return group.get(JAVA_INT, 0) & 0xFFFF;
        }
    }

    void joinFanout(int group) {
        option(PACKET_FANOUT, group, "PACKET_FANOUT");
    }

    MemorySegment ring() {
        return ring;
    }

    State state() {
        return state;
    }

    /// Adds what the kernel dropped since the last call, which sets its own counts back.
    void countDrops(LiveCounters counters) {
        if (Libc.getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, statistics) >= 0) {
            counters.addKernelDrops(Integer.toUnsignedLong(statistics.getAtIndex(JAVA_INT, 1)));
            counters.addFreezes(Integer.toUnsignedLong(statistics.getAtIndex(JAVA_INT, 2)));
        }
    }

    /// Finds out how the interface is, and comes back to one that went away and returned.
    State look() {
        if (state == State.UP && pendingError() == 0) {
            return state;
        }
        int flags = query.flagsAt(index);
        if (flags == -Libc.ENODEV) {
            int other = query.index(name);
            state = State.GONE;
            if (other > 0) {
                index = other;
                state = bind() >= 0 ? State.DOWN : State.GONE;
            }
        } else if (flags >= 0) {
            state = InterfaceQuery.isUp(flags) ? State.UP : State.DOWN;
        }
        return state;
    }

    private int pendingError() {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment error = local.allocate(JAVA_INT);
            Libc.getsockopt(fd, SOL_SOCKET, SO_ERROR, error);
            return error.get(JAVA_INT, 0);
        }
    }

    /// The socket first, so that the kernel stops writing; then the memory.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            Libc.close(fd);
            arena.close();
        }
    }

    private void option(int option, int value, String what) {
        check(Libc.setsockopt(fd, SOL_PACKET, option, value), what, name);
    }

    private static int check(int result, String what, String name) {
        if (result < 0) {
            throw new CaptureException(
                    "cannot capture on " + name + ": the kernel refused " + what + ": " + Libc.describe(-result));
        }
        return result;
    }
}
