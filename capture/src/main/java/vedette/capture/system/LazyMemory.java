package vedette.capture.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Zeroed memory off the heap that takes up no room until it is touched, on Linux in huge pages where there are any.
///
/// A table of which every place may be next costs a look into the page tables for each access if its pages are small.
@SuppressWarnings("restricted") // calling native code is what this class is for
public final class LazyMemory implements AutoCloseable {

    private static final long HUGE_PAGE = 2L << 20;
    private static final int READ_AND_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS_UNRESERVED = 0x4022;
    private static final int ADVICE_HUGE_PAGES = 14;

    private static final @Nullable Functions FUNCTIONS = load();

    private record Functions(MethodHandle mmap, MethodHandle munmap, MethodHandle madvise) {}

    private final long mapping;
    private final long mappedLength;
    private final long address;
    private final @Nullable Arena arena;

    /// Reserves so many bytes.
    public LazyMemory(long bytes) {
        Functions functions = FUNCTIONS;
        if (functions != null) {
            mappedLength = bytes + HUGE_PAGE; // to begin where a huge page can
            mapping = map(functions, mappedLength);
            address = (mapping + HUGE_PAGE - 1) & -HUGE_PAGE;
            advise(functions, address, bytes);
            arena = null;
        } else {
            arena = Arena.ofShared();
            mappedLength = bytes;
            mapping = arena.allocate(bytes, Long.SIZE).address();
            address = mapping;
        }
    }

    /// Where the memory begins: at least at a multiple of 64.
    public long address() {
        return address;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        } else if (FUNCTIONS != null) {
            unmap(FUNCTIONS, mapping, mappedLength);
        }
    }

    private static long map(Functions functions, long length) {
        long mapped;
        try {
            mapped =
                    (long) functions.mmap.invokeExact(0L, length, READ_AND_WRITE, PRIVATE_ANONYMOUS_UNRESERVED, -1, 0L);
        } catch (Throwable e) {
            throw new AssertionError("mmap cannot throw", e);
        }
        if (mapped == -1) {
            throw new OutOfMemoryError("the system has no room for a table of " + (length >> 20) + " MiB");
        }
        return mapped;
    }

    /// Only advice: where there are no huge pages, small ones do.
    private static void advise(Functions functions, long start, long length) {
        try {
            int _ = (int) functions.madvise.invokeExact(start, length, ADVICE_HUGE_PAGES);
        } catch (Throwable e) {
            throw new AssertionError("madvise cannot throw", e);
        }
    }

    private static void unmap(Functions functions, long start, long length) {
        try {
            int _ = (int) functions.munmap.invokeExact(start, length);
        } catch (Throwable e) {
            throw new AssertionError("munmap cannot throw", e);
        }
    }

    private static @Nullable Functions load() {
        if (!"Linux".equals(System.getProperty("os.name"))) {
            return null;
        }
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            return new Functions(
                    // void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
                    linker.downcallHandle(
                            library.findOrThrow("mmap"),
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG)),
                    // int munmap(void *address, size_t length)
                    linker.downcallHandle(
                            library.findOrThrow("munmap"), FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG)),
                    // int madvise(void *address, size_t length, int advice)
                    linker.downcallHandle(
                            library.findOrThrow("madvise"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT)));
        } catch (NoSuchElementException | UnsupportedOperationException _) {
            return null;
        }
    }
}
