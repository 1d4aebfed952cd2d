package vedette.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/// Finds out whether a database's file is damaged, and puts one that is out of the way without losing a byte of it.
public final class Damage {

    private static final List<String> BESIDE = List.of("", "-wal", "-shm");
    private static final String DAMAGED = "SQLITE_CORRUPT";
    private static final String NO_DATABASE = "SQLITE_NOTADB";

    private Damage() {}

    /// What is wrong with a file; nothing if it is good, or not there.
    ///
    /// @throws StoreException if that cannot be found out
    public static Optional<String> of(Database database) throws StoreException {
        if (database.engine() != Engine.SQLITE || !Files.exists(Path.of(database.name()))) {
            return Optional.empty();
        }
        try (Connection connection = database.connectAsItIs();
                Statement statement = connection.createStatement();
                ResultSet said = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = said.next() ? said.getString(1) : "it says nothing";
            return verdict.equals("ok") ? Optional.empty() : Optional.of(verdict);
        } catch (SQLException e) {
            return Optional.of(damageIn(database, e));
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException cause) {
                return Optional.of(damageIn(database, cause));
            }
            throw e;
        }
    }

    private static String damageIn(Database database, SQLException cause) throws StoreException {
        String text = String.valueOf(cause.getMessage());
        if (text.contains(DAMAGED) || text.contains(NO_DATABASE)) {
            return text;
        }
        throw StoreException.of("cannot read " + database.name(), cause);
    }

    /// Renames a file and what belongs to it.
    ///
    /// @return its new name
    public static Path putAside(Path file) throws IOException {
        int number = 1;
        while (Files.exists(aside(file, number, ""))) {
            number++;
        }
        for (String end : BESIDE) {
            Path one = file.resolveSibling(file.getFileName() + end);
            if (Files.exists(one)) {
                Files.move(one, aside(file, number, end), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside(file, number, "");
    }

    private static Path aside(Path file, int number, String end) {
        return file.resolveSibling(file.getFileName() + ".damaged-" + number + end);
    }
}
