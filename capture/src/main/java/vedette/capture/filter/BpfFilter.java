package vedette.capture.filter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.capture.CaptureException;
import vedette.capture.system.LibPcap;

/// A filter expression as tcpdump takes it, compiled for one link type. Safe for any thread until it is closed.
///
/// It can be run here, packet by packet, or be given to the kernel.
public final class BpfFilter implements AutoCloseable {

    private static final int LINKTYPE_RAW = 101;
    private static final int DLT_RAW = 12;
    private static final int WHOLE_PACKET = 262_144;

    private final Arena arena;
    private final MemorySegment program;
    private final long instructions;

    private BpfFilter(Arena arena, MemorySegment program) {
        this.arena = arena;
        this.program = program;
        this.instructions = program.get(ADDRESS, 8).address();
    }

    /// Compiles an expression to be run on packets that were captured already.
    ///
    /// @param linkType the link type of the capture file registry
    /// @throws CaptureException if the expression is wrong, with libpcap's reason, or libpcap is not installed
    public static BpfFilter compile(String expression, int linkType) {
        return compile(expression, linkType, WHOLE_PACKET);
    }

    /// Compiles an expression that the kernel is to run, which also cuts packets.
    ///
    /// @param linkType the link type of the capture file registry
    /// @param snapLength how many bytes to keep of a packet that matches, not 0
    /// @throws CaptureException if the expression is wrong, with libpcap's reason, or libpcap is not installed
    public static BpfFilter compile(String expression, int linkType, int snapLength) {
        // Shared, as the source may be opened by one thread and polled by another.
        Arena arena = Arena.ofShared();
        MemorySegment program = arena.allocate(16, 8); // struct bpf_program: a count, then the instructions' address
        try {
            compile(expression, linkType, snapLength, program);
            return new BpfFilter(arena, program);
        } catch (CaptureException e) {
            arena.close();
            throw e;
        }
    }

    private static void compile(String expression, int linkType, int snapLength, MemorySegment program) {
        int dataLink = linkType == LINKTYPE_RAW ? DLT_RAW : linkType; // the one number that files and systems differ in
        MemorySegment pcap = LibPcap.openDead(dataLink, snapLength);
        try (Arena local = Arena.ofConfined()) {
            if (LibPcap.compile(pcap, program, local.allocateFrom(expression)) < 0) {
                throw new CaptureException("the packet filter \"" + expression + "\" cannot be used: "
                        + LibPcap.error(pcap) + "; it is written as for tcpdump, see: man pcap-filter");
            }
        } finally {
            LibPcap.close(pcap);
        }
    }

    /// True if the packet matches. The buffer must be native memory, since C reads it.
    public boolean matches(MemorySegment buffer, long start, int capturedLength, int wireLength) {
        return LibPcap.run(instructions, buffer.address() + start, wireLength, capturedLength) != 0;
    }

    public int length() {
        return program.get(JAVA_INT, 0);
    }

    /// The instructions, laid out as the kernel takes them too.
    public MemorySegment instructions() {
        return program.get(ADDRESS, 8);
    }

    /// The `struct bpf_program`.
    public MemorySegment program() {
        return program;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            LibPcap.freeCode(program); // the instructions are libpcap's
            arena.close();
        }
    }
}
