package vedette.store.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import vedette.store.StorePlace;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// How much is kept, and of when.
///
/// @param files of the archive of flows
/// @param packets in the archive of packets
/// @param packetsLeftOut of the same time, because the disk was too slow or could not be written to
/// @param firstMicros when the first flow or minute is of; 0 if there is none
/// @param bytes of all files in the folder
/// @param freeBytes on its disk
public record StoreInfo(
        long incidents,
        long hotFlows,
        long archivedFlows,
        int files,
        long packets,
        int packetFiles,
        long packetBytes,
        long packetsLeftOut,
        long minutes,
        long firstMicros,
        long lastMicros,
        long bytes,
        long freeBytes) {

    /// Looks at a store, also while it is written to.
    public static StoreInfo of(StorePlace place) throws IOException {
        List<Part> parts = place.archive().parts();
        List<Part> packets = place.packets().parts();
        try (Connection incidents = place.incidents().connectToRead();
                Connection flows = place.flows().connectToRead()) {
            return new StoreInfo(
                    number("SELECT count(*) FROM incident", incidents),
                    number("SELECT count(*) FROM flow", flows),
                    rowsOf(parts),
                    parts.size(),
                    rowsOf(packets),
                    packets.size(),
                    bytesOf(place.packets().folder()),
                    packets.stream().mapToLong(Part::missing).sum(),
                    number("SELECT count(*) FROM minute", flows),
                    number("SELECT coalesce(min(minute), 0) FROM minute", flows),
                    number("SELECT coalesce(max(minute), 0) FROM minute", flows),
                    bytesOf(place.folder()),
                    Files.getFileStore(place.folder()).getUsableSpace());
        } catch (SQLException e) {
            throw StoreException.of("cannot read what is kept in " + place.folder(), e);
        }
    }

    private static long rowsOf(List<Part> parts) {
        return parts.stream().mapToLong(Part::rows).sum();
    }

    private static long number(String sql, Connection connection) throws SQLException {
        return Question.of(sql).number(connection);
    }

    private static long bytesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
