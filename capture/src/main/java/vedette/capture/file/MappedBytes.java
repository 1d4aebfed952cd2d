package vedette.capture.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A file on disk, seen through a window that is moved along: memory stays constant, whatever the file's size.
final class MappedBytes extends Bytes {

    private static final long WINDOW = 64L << 20;

    private final FileChannel channel;
    private final long size;
    private long windowStart;
    private @Nullable Arena window;

    MappedBytes(Path path) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.READ);
        size = channel.size();
    }

    @Override
    Fill fill(long wanted) {
        long start = windowStart + position;
        long left = size - start;
        if (start + available() < size) {
            map(start, Math.min(left, Math.max(WINDOW, wanted)));
        }
        return available() >= wanted ? Fill.ENOUGH : Fill.END;
    }

    @SuppressWarnings("restricted") // the mapping itself, under the one segment class that all sources share
    private void map(long start, long length) {
        closeWindow();
        Arena arena = Arena.ofShared();
        window = arena;
        try {
            MemorySegment mapping = channel.map(MapMode.READ_ONLY, start, length, arena);
            // Access sites stay monomorphic, and so fast, if files and rings are one kind of segment.
            segment = MemorySegment.ofAddress(mapping.address()).reinterpret(length, arena, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        windowStart = start;
        position = 0;
        limit = length;
    }

    private void closeWindow() {
        if (window != null) {
            segment = MemorySegment.NULL;
            window.close();
            window = null;
        }
    }

    @Override
    public void close() {
        limit = position;
        closeWindow();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
