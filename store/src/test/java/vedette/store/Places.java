package vedette.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import vedette.store.database.Engine;

/// Empty stores of both kinds: a folder, and a PostgreSQL that is started for the tests and ends with them.
public final class Places {

    private static int databases;

    private Places() {}

    public static StorePlace of(Engine engine, Path folder) {
        return switch (engine) {
            case SQLITE -> StorePlace.in(folder);
            case POSTGRES -> new StorePlace(folder, newDatabase());
        };
    }

    private static synchronized String newDatabase() {
        String name = "vedette" + ++databases;
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("the PostgreSQL of the tests cannot be used", e);
        }
        return server.getJdbcUrl("postgres", name);
    }

    private static final class Server {

        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL cannot be started for the tests", e);
            }
        }
    }
}
