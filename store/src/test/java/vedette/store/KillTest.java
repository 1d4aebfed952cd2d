package vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.archive.ParquetCheck;
import vedette.store.archive.Part;
import vedette.store.database.Damage;
import vedette.store.database.Question;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;

/// Kills a process at random moments while it writes, over and over on the same store, and looks what is there then.
class KillTest {

    /// All of a store is read after each kill, so it should not grow for ever.
    private static final int OF_ONE_STORE = 25;

    private static final int STEP = 10_000_000;
    private static final int LONGEST_MILLIS = 6_000;

    @TempDir
    private Path scratch;

    @TempDir
    private Path root;

    private Path folder = Path.of("");

    private final Set<String> incidents = new HashSet<>();
    private long flows;

    @Test
    void whatWasSaidToBeSafeIsThereAfterEveryKill() throws Exception {
        killAndLook(3);
    }

    @Test
    @Tag("prove")
    void whatWasSaidToBeSafeIsThereAfterHundredsOfKills() throws Exception {
        killAndLook(Integer.getInteger("store.kills", 300));
    }

    private void killAndLook(int times) throws Exception {
        Random random = new Random(20_260_112);
        for (int time = 0; time < times; time++) {
            if (time % OF_ONE_STORE == 0) {
                folder = root.resolve("store-" + time / OF_ONE_STORE);
                incidents.clear();
                flows = 0;
            }
            runUntilKilled(time * STEP, random.nextInt(LONGEST_MILLIS));
            look();
        }
        assertThat(incidents).isNotEmpty();
        assertThat(flows).isPositive();
    }

    private void runUntilKilled(int start, int millis) throws Exception {
        List<String> said =
                new KilledRun(KilledProcess.class, scratch).after(millis, folder.toString(), String.valueOf(start));
        said.stream()
                .map(line -> line.split(" ", -1))
                .filter(words -> words[0].equals("incident"))
                .forEach(words -> incidents.add(
                        Samples.incident(Integer.parseInt(words[1])).id()));
        flows += KilledRun.latest(said, "flows");
    }

    private void look() throws Exception {
        StorePlace place = StorePlace.in(folder);
        assertThat(Damage.of(place.incidents())).isEmpty();
        assertThat(Damage.of(place.flows())).isEmpty();
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            List<String> found = reader.find(IncidentFilter.all()).stream()
                    .map(incident -> incident.incident().id())
                    .toList();
            assertThat(found).containsAll(incidents);
        }
        // A store that is opened puts in order what was left, and moves all to the archive when it is closed.
        Store.open(place, FlowBookConfig.defaults().waiting(), InstantSource.system(), problem -> {
                    throw new IllegalStateException(problem);
                })
                .close();
        assertThat(kept(place)).isGreaterThanOrEqualTo(flows);
    }

    private static long kept(StorePlace place) throws IOException, SQLException {
        long rows = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Part part : place.archive().parts()) {
                assertThat(ParquetCheck.of(part.file()).rows()).isEqualTo(part.rows());
                rows += part.rows();
            }
            if (rows > 0) {
                String all = place.archive().folder() + "/*/*/*.parquet";
                assertThat(Question.of("SELECT count(DISTINCT conversation) FROM read_parquet('" + all + "')")
                                .number(duck))
                        .as("no flow is there twice")
                        .isEqualTo(rows);
            }
        }
        return rows;
    }
}
