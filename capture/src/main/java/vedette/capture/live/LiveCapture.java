package vedette.capture.live;

import vedette.capture.CaptureException;
import vedette.common.NanoClock;
import vedette.common.OddityCounters;

/// Opens captures on the wire.
public final class LiveCapture {

    private static final int AF_UNIX = 1;

    private LiveCapture() {}

    /// Opens one source of all the packets of all the interfaces.
    ///
    /// @throws CaptureException if that is not possible, with what to do about it
    public static LiveSource open(LiveConfig config, OddityCounters oddities, NanoClock clock) {
        String name = config.interfaces().getFirst();
        return RingSource.open(name, linkKind(name), config, new RingSource.Surroundings(oddities, clock));
    }

    private static LinkKind linkKind(String name) {
        int fd = Libc.socket(AF_UNIX, RingSocket.SOCK_DGRAM, 0);
        try {
            InterfaceQuery query = new InterfaceQuery(fd);
            int hardwareType = query.hardwareType(name);
            if (hardwareType < 0) {
                throw new CaptureException("no such interface: " + name);
            }
            return new LinkKind(hardwareType, query.mtu(name), null);
        } finally {
            Libc.close(fd);
        }
    }
}
