package vedette.capture.live;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.filter.BpfFilter;
import vedette.capture.system.InterfaceQuery;
import vedette.capture.system.NetworkInterfaces;

/// What a ring must know of its interface to read packets rightly.
///
/// @param hardwareType the kernel's `ARPHRD_…`
/// @param mtu the longest network-layer packet the interface carries
/// @param filter what to ask of each packet here, because the kernel cannot answer it; null if nothing
record LinkKind(int hardwareType, int mtu, @Nullable BpfFilter filter) {

    static final int LINKTYPE_ETHERNET = 1;
    static final int LINKTYPE_RAW = 101;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;

    private static final int ETHERNET_HEADER_AND_TWO_TAGS = 22;

    /// An interface of which only the longest packet is known.
    static LinkKind ofMtu(int mtu) {
        return new LinkKind(ARPHRD_ETHER, mtu, null);
    }

    /// @throws CaptureException if there is no such interface
    static LinkKind of(String name) {
        return InterfaceQuery.ask(query -> {
                    int type = query.hardwareType(name);
                    return type < 0
                            ? Optional.<LinkKind>empty()
                            : Optional.of(new LinkKind(type, query.mtu(name), null));
                })
                .orElseThrow(() -> NetworkInterfaces.unknown(name));
    }

    LinkKind withFilter(BpfFilter other) {
        return new LinkKind(hardwareType, mtu, other);
    }

    /// Ethernet headers also lead the packets of the loopback interface.
    boolean isEthernet() {
        return hardwareType == ARPHRD_ETHER || isLoopback();
    }

    boolean isLoopback() {
        return hardwareType == ARPHRD_LOOPBACK;
    }

    /// Ethernet, or plain IP: tunnels, PPP and the rest have no link header that is the same in both directions.
    int linkType() {
        return isEthernet() ? LINKTYPE_ETHERNET : LINKTYPE_RAW;
    }

    boolean accepts(MemorySegment buffer, long start, int capturedLength, int wireLength) {
        return filter == null || filter.matches(buffer, start, capturedLength, wireLength);
    }

    /// True for a frame longer than any that can have been on the wire, or that the kernel says is several.
    ///
    /// The loopback interface has no wire: what is long there was sent so.
    boolean isMerged(int wireLength, boolean isSaidToBe) {
        return !isLoopback() && (isSaidToBe || wireLength > mtu + ETHERNET_HEADER_AND_TWO_TAGS);
    }
}
