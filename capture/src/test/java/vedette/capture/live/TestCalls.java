package vedette.capture.live;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import vedette.capture.system.Libc;

/// The calls of the C library that only tests make: to enter a network namespace and to send.
@SuppressWarnings("restricted") // calling native code is what this class is for
final class TestCalls {

    private static final Linker LINKER = Linker.nativeLinker();

    private static final MethodHandle OPEN = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle SETNS = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("setns"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SEND = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("send"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

    private static final int O_RDONLY = 0;
    private static final int CLONE_NEWNET = 0x4000_0000;

    private TestCalls() {}

    /// Moves the calling thread, and nothing else, into a namespace. The thread can not come back.
    static void enterNamespace(String file) {
        try (Arena arena = Arena.ofConfined()) {
            int fd = (int) OPEN.invokeExact(arena.allocateFrom(file), O_RDONLY);
            int result = fd < 0 ? fd : (int) SETNS.invokeExact(fd, CLONE_NEWNET);
            Libc.close(fd);
            if (result < 0) {
                throw new IllegalStateException("cannot enter " + file);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("cannot enter " + file, e);
        }
    }

    static boolean send(int fd, MemorySegment bytes) {
        try {
            return (long) SEND.invokeExact(fd, bytes, bytes.byteSize(), 0) == bytes.byteSize();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot send", e);
        }
    }
}
