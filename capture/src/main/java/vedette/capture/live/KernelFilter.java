package vedette.capture.live;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.regex.Pattern;
import vedette.capture.filter.BpfFilter;

/// Decides who runs a filter on a ring's packets: the kernel where it can, we where it cannot.
///
/// The kernel has taken the VLAN tag out of a packet before its filter runs, so an expression that asks for the tag
/// would find none. Such an expression is run here, on packets whose tag was put back.
final class KernelFilter {

    private static final Pattern MENTIONS_THE_TAG =
            Pattern.compile("\\bvlan\\b|\\bether\\s+proto\\b|\\b(?:ether|link)\\s*\\[");

    private static final short RETURN_CONSTANT = 6;

    private KernelFilter() {}

    static boolean canRun(String expression) {
        return !MENTIONS_THE_TAG.matcher(expression).find();
    }

    /// Attaches what the kernel is to run, if anything.
    static void attach(RingSocket socket, LiveConfig config, int linkType) {
        if (!config.filter().isBlank() && canRun(config.filter())) {
            try (BpfFilter filter = BpfFilter.compile(config.filter(), linkType, config.snapLength())) {
                socket.attach(filter.instructions(), filter.length());
            }
        } else if (config.snapLength() < LiveConfig.MAX_SNAP_LENGTH) {
            attachConstant(socket, config.snapLength());
        }
    }

    /// Keeps every packet out.
    static void refuseAll(RingSocket socket) {
        attachConstant(socket, 0);
    }

    /// A program of one instruction, so that cutting packets needs no libpcap.
    private static void attachConstant(RingSocket socket, int keptBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment instruction = arena.allocate(8, 8); // struct sock_filter: code, two jumps, a constant
            instruction.set(ValueLayout.JAVA_SHORT, 0, RETURN_CONSTANT);
            instruction.set(ValueLayout.JAVA_INT, 4, keptBytes);
            socket.attach(instruction, 1);
        }
    }
}
