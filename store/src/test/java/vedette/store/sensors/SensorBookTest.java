package vedette.store.sensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;
import vedette.store.database.Engine;

/// The same on both kinds of database.
class SensorBookTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00.123456Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSensorIsAsItLastSaid_sinceItWasFirstSeen(Engine engine) throws Exception {
        SensorBook book = new SensorBook(Places.of(engine, folder).begun().incidents());
        book.seen(new Sensor("default", "gate", "0.1.0", List.of("eth0"), NOON, NOON));
        book.seen(new Sensor("default", "cellar", "0.1.0", List.of(), NOON, NOON.plusSeconds(1)));
        Instant later = NOON.plusSeconds(60);
        book.seen(new Sensor("default", "gate", "0.2.0", List.of("eth0", "eth1"), later, later));

        assertThat(book.all())
                .containsExactly(
                        new Sensor("default", "gate", "0.2.0", List.of("eth0", "eth1"), NOON, later),
                        new Sensor("default", "cellar", "0.1.0", List.of(), NOON, NOON.plusSeconds(1)));
    }

    @Test
    void whateverAFileIsCalled_aSensorIsShort_andItsNamesAreLines() {
        Sensor sensor = new Sensor(
                "default",
                "gate",
                "0.1.0",
                Collections.nCopies(99, "a\n\u001B[2Jb\u202E" + "x".repeat(999)),
                NOON,
                NOON);

        assertThat(sensor.inputs())
                .hasSize(16)
                .allSatisfy(input -> assertThat(input).hasSize(200).startsWith("a\uFFFD\uFFFD[2Jb\uFFFDx"));
    }
}
