package vedette.capture.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import vedette.capture.CaptureException;
import vedette.capture.PacketSource;
import vedette.common.OddityCounters;

/// Opens capture files, however they are packed: the way into this package.
public final class CaptureFiles {

    /// The name that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    private CaptureFiles() {}

    /// Opens one file.
    ///
    /// @param name a path, or `-` for standard input
    /// @param isFollowed whether to wait for what is yet to be written once its end is reached
    /// @throws CaptureException saying what is wrong with the file and what to do about it
    public static PacketSource open(String name, boolean isFollowed, OddityCounters oddities) {
        try {
            return name.equals(STANDARD_INPUT)
                    ? openStream("standard input", standardInput(), oddities)
                    : openPath(Path.of(name), isFollowed, oddities);
        } catch (InvalidPathException e) {
            throw new CaptureException("cannot read " + name + ": " + e.getReason(), e);
        } catch (IOException e) {
            throw new CaptureException("cannot read " + name + ": " + reason(e), e);
        }
    }

    /// Opens several files, whose packets come in the order of time. Files are kept open only while their time lasts.
    public static PacketSource openAll(List<String> names, OddityCounters oddities) {
        return names.size() == 1 ? open(names.getFirst(), false, oddities) : MergedSource.open(names, oddities);
    }

    /// Looks whether a file begins like a capture.
    ///
    /// @throws CaptureException saying what is wrong with the file, if it does not
    public static void check(String name) {
        MergedSource.look(name);
    }

    private static PacketSource openPath(Path path, boolean isFollowed, OddityCounters oddities) throws IOException {
        if (Files.isDirectory(path)) {
            throw new CaptureException(
                    "cannot read " + path + ": it is a folder; name the files in it, for example " + path + "/*.pcap");
        }
        if (isFollowed) {
            return openStream(path.toString(), new GrowingFile(path), oddities);
        }
        if (!Files.isRegularFile(path)) { // a pipe or a device; or nothing, which the attempt will say
            return openStream(path.toString(), Files.newInputStream(path), oddities);
        }
        try (InputStream start = Files.newInputStream(path)) {
            if (CaptureFormat.isCompressed(start.readNBytes(CaptureFormat.MAGIC_LENGTH))) {
                return openStream(path.toString(), Files.newInputStream(path), oddities);
            }
        }
        return deferred(path.toString(), new MappedBytes(path), oddities);
    }

    private static InputStream standardInput() {
        return new FilterInputStream(System.in) {
            @Override
            public void close() {
                // not ours to close; and a read that waits for a silent pipe may be under way
            }
        };
    }

    private static PacketSource openStream(String name, InputStream stream, OddityCounters oddities) {
        return deferred(
                name,
                new StreamBytes(new Pump(name, new Unpacking(new BufferedInputStream(stream, 1 << 16)))),
                oddities);
    }

    private static PacketSource deferred(String name, Bytes bytes, OddityCounters oddities) {
        return new DeferredSource(name, bytes, oddities);
    }

    /// Why the system refused, in words, without the file's name that its messages repeat.
    public static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ ->
                "permission denied; the user who runs this needs read permission on the file and its folders";
            case FileSystemException it when it.getReason() != null -> it.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
