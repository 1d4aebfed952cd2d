package vedette.store.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.store.Places;
import vedette.store.StorePlace;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.people.Setting.Schedule;

/// The same on both kinds of database.
class SettingsTest {

    private static final Actor ANN = new Actor("ann", SuppressionBookTest.NOON);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsSetComesBack_elseWhatIsUsual(Engine engine) throws Exception {
        StorePlace place = Places.of(engine, folder).begun();
        Settings settings = new Settings(place.incidents());
        assertThat(settings.get(Setting.REPORT_SCHEDULE)).isEqualTo(Schedule.OFF);

        settings.put(Setting.REPORT_SCHEDULE, Schedule.DAILY, ANN);
        settings.put(Setting.REPORT_SCHEDULE, Schedule.WEEKLY, ANN);
        settings.put(Setting.REPORT_FOLDER, Path.of("/srv/reports"), ANN);

        assertThat(settings.get(Setting.REPORT_SCHEDULE)).isEqualTo(Schedule.WEEKLY);
        assertThat(settings.get(Setting.REPORT_FOLDER)).isEqualTo(Path.of("/srv/reports"));
        assertThat(settings.all().toString())
                .isEqualTo("{report.schedule=weekly, report.format=pdf, report.folder=/srv/reports, alert.budget=5.0,"
                        + " ping.targets=}");
        assertThat(SuppressionBookTest.audited(place))
                .containsExactly(
                        "ann set report.schedule daily",
                        "ann set report.schedule weekly",
                        "ann set report.folder /srv/reports");
    }

    @Test
    void whatIsNoValueIsRefused_andNothingIsLeft() throws Exception {
        StorePlace place = StorePlace.in(folder).begun();
        Settings settings = new Settings(place.incidents());

        assertThatThrownBy(() -> settings.put(Setting.REPORT_FORMAT, "doc", ANN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pdf, html, md");
        assertThatThrownBy(() -> settings.put(Setting.REPORT_FOLDER, Path.of("a\nb"), ANN))
                .hasMessageContaining("report.folder");
        for (double none : new double[] {0, -1, 10_001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> settings.put(Setting.ALERT_BUDGET, none, ANN))
                    .hasMessageContaining("more than 0 and at most 10000");
        }
        assertThat(SuppressionBookTest.audited(place)).isEmpty();
    }

    @Test
    void whenAnotherVersionHasSetWhatIsNoValueHere_thenItIsSaid() throws Exception {
        StorePlace place = StorePlace.in(folder).begun();
        place.incidents()
                .write(connection -> Question.of("INSERT INTO setting VALUES ('report.schedule', 'hourly', 0)")
                        .run(connection));

        assertThatThrownBy(() -> new Settings(place.incidents()).get(Setting.REPORT_SCHEDULE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("off, daily, weekly")
                .hasMessageContaining("set it anew");
    }
}
