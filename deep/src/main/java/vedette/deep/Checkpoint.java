package vedette.deep;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A file from which training goes on. It is replaced as a whole after each epoch.
///
/// @param folder of the file, null if none is kept
/// @param digest of what is trained, and how: another training does not go on from it
record Checkpoint(@Nullable Path folder, long digest) {

    private static final int MAGIC = 0x56_43_4B_31; // VCK1
    private static final String NAME = "checkpoint.bin";

    void write(Weights weights, Progress progress) throws IOException {
        if (folder == null) {
            return;
        }
        Files.createDirectories(folder);
        Path partial = folder.resolve(NAME + ".partial");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(partial)))) {
            out.writeInt(MAGIC);
            out.writeLong(digest);
            weights.write(out);
            progress.write(out);
        }
        Files.move(partial, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Goes on from the file if there is one.
    ///
    /// @throws IOException if it is damaged, or of another training
    void read(Weights weights, Progress progress) throws IOException {
        if (folder == null || !Files.exists(folder.resolve(NAME))) {
            return;
        }
        Path file = folder.resolve(NAME);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + " is no checkpoint of this version: delete it to begin again");
            }
            if (in.readLong() != digest) {
                throw new IOException(file + " is of a training with other rows or settings: choose another folder,"
                        + " or delete it to begin again");
            }
            weights.read(in);
            progress.read(in, weights);
        } catch (EOFException e) {
            throw new IOException(file + " ends too early: delete it to begin again", e);
        }
    }
}
