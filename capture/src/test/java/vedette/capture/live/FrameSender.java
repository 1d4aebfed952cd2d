package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import vedette.capture.system.InterfaceQuery;
import vedette.capture.system.Libc;

/// Sends frames as they are, through an interface of the network namespace in which it was opened.
final class FrameSender implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final int fd;

    FrameSender(String name) {
        fd = Libc.socket(RingSocket.AF_PACKET, RingSocket.SOCK_RAW, 0);
        MemorySegment address = arena.allocate(20, 4);
        address.set(JAVA_SHORT, 0, (short) RingSocket.AF_PACKET);
        address.set(JAVA_INT, 4, new InterfaceQuery(fd).index(name));
        if (Libc.bind(fd, address) < 0) {
            throw new IllegalStateException("cannot send on " + name);
        }
    }

    void send(byte[] frame) {
        try (Arena local = Arena.ofConfined()) {
            if (!TestCalls.send(fd, local.allocateFrom(ValueLayout.JAVA_BYTE, frame))) {
                throw new IllegalStateException("the kernel did not take a frame of " + frame.length + " bytes");
            }
        }
    }

    @Override
    public void close() {
        Libc.close(fd);
        arena.close();
    }
}
