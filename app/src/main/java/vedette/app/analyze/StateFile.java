package vedette.app.analyze;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import vedette.api.engine.Findings;
import vedette.capture.CaptureException;

/// A file that keeps what one run has learnt for the next: the site, what detectors remember, incidents that go on.
/// Compressed, with a checksum; readable by its owner only, for it says who talks to whom.
///
/// @param program who wrote it, which must be who reads it: what detectors remember changes with them
/// @param home the addresses that are inside, as they were given
public record StateFile(Path path, String program, String home) {

    private static final String WHAT = "what vedette has learnt";
    private static final int MOST_BYTES = 1 << 30;

    /// Whether an earlier run has left something to go on from.
    public boolean exists() {
        return Files.exists(path);
    }

    /// Has the findings go on from what is in the file.
    ///
    /// @throws CaptureException if that cannot be; the message says what to do
    public void restore(Findings findings) {
        try (InputStream file = Files.newInputStream(path);
                GZIPInputStream unpacked = new GZIPInputStream(file)) {
            byte[] whole = unpacked.readNBytes(MOST_BYTES); // checked by its checksum before any of it is believed
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
            check("", WHAT, in.readUTF());
            check("by " + program + ", but", program, in.readUTF());
            check("with --home " + home + ", but", home, in.readUTF());
            findings.read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new CaptureException(
                    "cannot go on from the state in " + path + " (" + e.getMessage()
                            + "): remove the file to begin anew, or name another",
                    e);
        }
    }

    private static void check(String expectation, String expected, String found) throws IOException {
        if (!found.equals(expected)) {
            throw new IOException(
                    expected.equals(WHAT) ? "it is none" : "to be read " + expectation + " was written with " + found);
        }
    }

    /// Keeps what was learnt in the place of what the file held. A run that fails half-way leaves the file as it was.
    public void keep(Findings findings) {
        keep(snapshot(findings));
    }

    /// What was learnt by now, to be kept later.
    public static byte[] snapshot(Findings findings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            findings.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has none
        }
        return bytes.toByteArray();
    }

    /// Keeps what was learnt by the time of the snapshot. One thread at a time.
    public void keep(byte[] snapshot) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Path temporary = Files.createTempFile(folder, path.getFileName().toString(), ".part");
            try (OutputStream file = Files.newOutputStream(temporary);
                    DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file, 1 << 16))) {
                out.writeUTF(WHAT);
                out.writeUTF(program);
                out.writeUTF(home);
                out.write(snapshot);
            } catch (IOException e) {
                Files.deleteIfExists(temporary);
                throw e;
            }
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CaptureException("cannot keep the state in " + path + ": " + e.getMessage(), e);
        }
    }
}
