package vedette.store.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.ParquetCheck;
import vedette.store.archive.Part;
import vedette.store.database.Damage;
import vedette.store.database.Database;
import vedette.store.evidence.EvidenceCheck;

/// Reads everything that is kept, and says what is not as it should be.
public final class Verification {

    private Verification() {}

    /// What is wrong, in words; nothing if all is well.
    ///
    /// @param progress is told what is being read
    public static List<String> of(StorePlace place, Consumer<String> progress) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Database database : List.of(place.incidents(), place.flows())) {
            progress.accept(database.name());
            Damage.of(database).ifPresent(damage -> wrong.add(database.name() + " is damaged: " + damage));
        }
        for (Archive archive : place.archives()) {
            for (Part part : archive.parts()) {
                progress.accept(part.file().toString());
                wrongWith(archive, part).ifPresent(wrong::add);
            }
        }
        progress.accept("evidence");
        if (wrong.isEmpty()) { // a damaged database cannot be asked
            wrong.addAll(
                    EvidenceCheck.of(place.incidents(), place.evidence(), "").wrong());
        }
        try (Stream<Path> files = Files.list(place.folder())) {
            files.filter(file -> file.getFileName().toString().matches(".*\\.damaged-\\d+"))
                    .sorted()
                    .forEach(file -> wrong.add(file + " was damaged earlier and is kept aside"));
        }
        return wrong;
    }

    private static Optional<String> wrongWith(Archive archive, Part part) {
        try {
            if (!part.isAsWritten()) {
                return Optional.of(part.file() + " is not what was written: its checksum differs");
            }
            ParquetCheck.Found found = archive.read(part);
            return found.isOf(part.rows(), part.first(), part.last())
                    ? Optional.empty()
                    : Optional.of(part.file() + " should have " + part.rows() + " "
                            + archive.rows().name() + " and has " + found.rows());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
