package vedette.capture.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The part of the C library that the kernel's ring needs. Every call answers what C answers, or the negated `errno`.
///
/// None of these is called per packet, so each call may allocate the few bytes in which `errno` is caught.
@SuppressWarnings("restricted") // calling native code is what this class is for
public final class Libc {

    public static final int EPERM = 1;
    public static final int ENODEV = 19;
    public static final int ENETDOWN = 100;

    private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    // A record in a constant: only through constants can the compiler inline the native calls.
    private static final @Nullable Functions FUNCTIONS = load();

    private record Functions(
            MethodHandle socket,
            MethodHandle setsockopt,
            MethodHandle getsockopt,
            MethodHandle bind,
            MethodHandle mmap,
            MethodHandle munmap,
            MethodHandle close,
            MethodHandle ioctl,
            MethodHandle strerror) {}

    private Libc() {}

    /// True on Linux, the only system whose structures and numbers this package knows.
    public static boolean isLinux() {
        return FUNCTIONS != null;
    }

    public static int socket(int domain, int type, int protocol) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return answer((int) functions().socket().invokeExact(state, domain, type, protocol), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int setsockopt(int fd, int level, int name, MemorySegment value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            int length = (int) value.byteSize();
            return answer((int) functions().setsockopt().invokeExact(state, fd, level, name, value, length), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Sets an option whose value is one `int`.
    public static int setsockopt(int fd, int level, int name, int value) {
        try (Arena arena = Arena.ofConfined()) {
            return setsockopt(fd, level, name, arena.allocateFrom(JAVA_INT, value));
        }
    }

    public static int getsockopt(int fd, int level, int name, MemorySegment value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            MemorySegment length = arena.allocateFrom(JAVA_INT, (int) value.byteSize());
            return answer((int) functions().getsockopt().invokeExact(state, fd, level, name, value, length), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int bind(int fd, MemorySegment address) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return answer((int) functions().bind().invokeExact(state, fd, address, (int) address.byteSize()), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// Maps `length` bytes of `fd` to be read and written by this process and the kernel.
    public static long mmapShared(int fd, long length) {
        int readAndWrite = 3;
        int shared = 1;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            long address = (long) functions().mmap().invokeExact(state, 0L, length, readAndWrite, shared, fd, 0L);
            return address == -1 ? -(int) ERRNO.get(state, 0L) : address;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int munmap(long address, long length) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return answer((int) functions().munmap().invokeExact(state, address, length), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int close(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return answer((int) functions().close().invokeExact(state, fd), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    public static int ioctl(int fd, long request, MemorySegment argument) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            return answer((int) functions().ioctl().invokeExact(state, fd, request, argument), state);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /// What the system calls an `errno`.
    public static String describe(int errno) {
        try {
            MemorySegment text = (MemorySegment) functions().strerror().invokeExact(errno);
            return text.reinterpret(Integer.MAX_VALUE).getString(0) + " (errno " + errno + ")";
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private static int answer(int result, MemorySegment state) {
        return result < 0 ? -(int) ERRNO.get(state, 0L) : result;
    }

    private static AssertionError broken(Throwable e) {
        return new AssertionError("a call of the C library cannot throw", e);
    }

    private static Functions functions() {
        return requireNonNull(FUNCTIONS, "the kernel's ring exists on Linux only");
    }

    private static @Nullable Functions load() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        try {
            return new Functions(
                    // int socket(int domain, int type, int protocol)
                    function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)),
                    // int setsockopt(int fd, int level, int name, const void *value, socklen_t length)
                    function("setsockopt", option(JAVA_INT)),
                    // int getsockopt(int fd, int level, int name, void *value, socklen_t *length)
                    function("getsockopt", option(ADDRESS)),
                    // int bind(int fd, const struct sockaddr *address, socklen_t length)
                    function("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT)),
                    // void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
                    function(
                            "mmap",
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG)),
                    // int munmap(void *address, size_t length)
                    function("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG)),
                    // int close(int fd)
                    function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
                    // int ioctl(int fd, unsigned long request, ...)
                    function(
                            "ioctl",
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                            Linker.Option.firstVariadicArg(2)),
                    // char *strerror(int number)
                    Linker.nativeLinker().downcallHandle(symbol("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT)));
        } catch (NoSuchElementException _) {
            return null;
        }
    }

    private static FunctionDescriptor option(MemoryLayout length) {
        return FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, length);
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... more) {
        Linker.Option[] options = new Linker.Option[more.length + 1];
        System.arraycopy(more, 0, options, 0, more.length);
        options[more.length] = Linker.Option.captureCallState("errno");
        return Linker.nativeLinker().downcallHandle(symbol(name), descriptor, options);
    }

    private static MemorySegment symbol(String name) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        return library.findOrThrow(name);
    }
}
