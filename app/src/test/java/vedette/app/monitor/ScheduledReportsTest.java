package vedette.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.feature.AddressSet;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.archive.StoredFlow;
import vedette.store.flows.FlowBookConfig;
import vedette.store.people.Actor;
import vedette.store.people.Setting;
import vedette.store.people.Setting.Schedule;
import vedette.store.people.Settings;

/// A report of each day that was watched, once.
class ScheduledReportsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    private ScheduledReports reports() throws IOException {
        StorePlace place = StorePlace.in(folder.resolve("store"));
        try (Store store = Store.open(place, FlowBookConfig.defaults().waiting(), InstantSource.system(), told::add)) {
            long micros = NOON.getEpochSecond() * 1_000_000;
            store.flows()
                    .add(new StoredFlow(
                            1,
                            0,
                            micros,
                            micros,
                            "10.0.0.1",
                            4_000,
                            "10.0.0.2",
                            80,
                            6,
                            3,
                            2,
                            300,
                            200,
                            "fin",
                            "SF",
                            "ShAdDaFf",
                            -1,
                            100,
                            0,
                            0));
        }
        Settings settings = new Settings(place.incidents());
        Actor actor = new Actor("test", NOON);
        settings.put(Setting.REPORT_SCHEDULE, Schedule.DAILY, actor);
        settings.put(Setting.REPORT_FORMAT, "md", actor);
        return new ScheduledReports(place, ZoneOffset.UTC, AddressSet.PRIVATE, InstantSource.system(), told::add);
    }

    @Test
    void aDayIsReportedWhenItIsOverAndOnlyOnce() throws IOException {
        ScheduledReports reports = reports();

        assertThat(reports.write(NOON)).as("the day is not over").isEmpty();
        Path file = reports.write(Instant.parse("2026-11-22T00:00:01Z")).orElseThrow();
        assertThat(reports.write(Instant.parse("2026-11-22T05:00:00Z")))
                .as("it is there")
                .isEmpty();

        assertThat(file).isEqualTo(folder.resolve("reports/security-2026-11-21.md"));
        assertThat(Files.readString(file)).contains("10.0.0.1");
        assertThat(told).singleElement().asString().contains("2026-11-21").contains(file.toString());
    }

    @Test
    void aDayWithoutTrafficIsNotReported() throws IOException {
        assertThat(reports().write(Instant.parse("2026-11-21T00:00:01Z"))).isEmpty();
        assertThat(folder.resolve("reports")).doesNotExist();
    }

    @Test
    void whatWasOverWhileNobodyWasAtWorkIsMadeUpFor_onceAndNotWithoutEnd() throws IOException {
        ScheduledReports reports = reports();
        Instant monday = Instant.parse("2026-11-30T08:00:00Z");

        assertThat(reports.write(Instant.parse("2027-01-30T08:00:00Z")))
                .as("too long ago")
                .isEmpty();
        assertThat(reports.write(monday)).contains(folder.resolve("reports/security-2026-11-21.md"));
        assertThat(reports.write(monday)).isEmpty();
    }

    @Test
    void whatIsSetAnewHoldsFromThenOn() throws IOException {
        ScheduledReports reports = reports();
        Settings settings = new Settings(reports.place().incidents());
        Instant later = Instant.parse("2026-11-23T00:00:01Z");

        settings.put(Setting.REPORT_SCHEDULE, Schedule.OFF, new Actor("test", NOON));
        assertThat(reports.write(later)).isEmpty();
        settings.put(Setting.REPORT_SCHEDULE, Schedule.WEEKLY, new Actor("test", NOON));
        settings.put(Setting.REPORT_FOLDER, folder.resolve("other"), new Actor("test", NOON));

        assertThat(reports.write(later)).contains(folder.resolve("other/security-2026-11-16-to-2026-11-22.md"));
    }
}
