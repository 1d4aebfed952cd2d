package vedette.feature.output.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;

class TickOutputTest {

    private static final int INSIDE = 0x0A00_0001; // 10.0.0.1
    private static final int SERVER = 0xC000_0209; // 192.0.2.9

    @TempDir
    Path folder;

    private record Written(ByteArrayOutputStream stream, FlowSummary summary) {

        List<String> lines() {
            return stream.toString(UTF_8).lines().toList();
        }
    }

    private ActivityOptions options() {
        return new ActivityOptions(ActivityWindowsConfig.defaults(), Ticks.SEED, Home.PRIVATE, folder);
    }

    private Written write(FlowFormat format, ActivityConfig config, Consumer<Ticks> traffic) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TickOutput output = TickOutput.openWithDigest(format, bytes, options())) {
            traffic.accept(new Ticks(output, config, 2));
            FlowSummary summary = output.finish(Exactness.EXACT);
            return new Written(bytes, summary);
        }
    }

    private Written write(FlowFormat format, Consumer<Ticks> traffic) throws IOException {
        return write(format, ActivityConfig.defaults(), traffic);
    }

    private static void twoTicks(Ticks ticks) {
        ticks.begin(INSIDE, SERVER, 443, 3)
                .begin(INSIDE, SERVER + 1, 80, 2)
                .tick(1)
                .tick(2)
                .begin(SERVER, INSIDE, 22, 1)
                .tick(3);
    }

    /// Whom the rows are about, and the first counts.
    private static String head(String line) {
        String[] values = line.split(",", -1);
        return String.join(",", List.of(values).subList(0, 9));
    }

    private static String value(String line, String column) {
        return line.split(",", -1)[TickTable.names().indexOf(column)];
    }

    @Test
    void whoWasActiveInATickHasARowInTheOrderOfKindAndKey() throws IOException {
        Written csv = write(FlowFormat.CSV, TickOutputTest::twoTicks);

        assertThat(csv.lines()).first().isEqualTo(String.join(",", TickTable.names()));
        assertThat(csv.lines().stream().skip(1).map(TickOutputTest::head))
                .containsExactly(
                        "actor,1768208400,10.0.0.1,,,,true,2,2",
                        "victim,1768208400,192.0.2.9,,,,true,1,1",
                        "victim,1768208400,192.0.2.10,,,,true,1,1",
                        "pair,1768208400,10.0.0.1,192.0.2.9,443,6,true,1,1",
                        "pair,1768208400,10.0.0.1,192.0.2.10,80,6,true,1,1",
                        "actor,1768208402,192.0.2.9,,,,true,1,1",
                        "victim,1768208402,10.0.0.1,,,,true,1,1",
                        "pair,1768208402,192.0.2.9,10.0.0.1,22,6,true,1,1");
        assertThat(csv.summary().rows()).isEqualTo(8);
        assertThat(csv.summary().schema()).isEqualTo("tick 2");
        assertThat(csv.summary().exactness().isExact()).isTrue();
    }

    @Test
    void countsStandUnderTheirNamesAndWhatAPairHasNotIsEmpty() throws IOException {
        List<String> lines = write(FlowFormat.CSV, TickOutputTest::twoTicks).lines();

        assertThat(value(lines.get(1), "packets_out")).isEqualTo("5");
        assertThat(value(lines.get(1), "bytes_out")).isEqualTo("500");
        assertThat(value(lines.get(1), "payload_out")).isEqualTo("300");
        assertThat(value(lines.get(1), "distinct_peers")).isEqualTo("2");
        assertThat(value(lines.get(1), "distinct_failed_services")).isEqualTo("0");
        assertThat(value(lines.get(2), "packets_in")).isEqualTo("3");
        assertThat(value(lines.get(4), "packets_out")).isEqualTo("3");
        assertThat(value(lines.get(4), "distinct_peers")).isEmpty();
    }

    @Test
    void jsonHasOnlyTheMembersThatApply() throws IOException {
        List<String> lines =
                write(FlowFormat.JSON_LINES, TickOutputTest::twoTicks).lines();

        assertThat(lines.getFirst())
                .startsWith("{\"kind\":\"actor\",\"tick_start\":1768208400,\"address\":\"10.0.0.1\",\"exact\":true,"
                        + "\"active\":2,\"begun\":2,")
                .endsWith("\"distinct_services\":2,\"distinct_failed_services\":0}");
        assertThat(lines.getLast())
                .contains("\"address\":\"192.0.2.9\",\"victim_address\":\"10.0.0.1\",\"port\":22,\"protocol\":6,")
                .endsWith("\"begun_other\":0}");
    }

    @Test
    void parquetHasTheSameRowsAsCsvAndWholeNumbers() throws IOException, SQLException {
        Written parquet = write(FlowFormat.PARQUET, TickOutputTest::twoTicks);
        Path file = Files.write(folder.resolve("x.parquet"), parquet.stream().toByteArray());

        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT concat_ws(' ', kind, tick_start, address,"
                        + " coalesce(port, -1), bytes_out, coalesce(distinct_peers, -1), typeof(bytes_out)) FROM '"
                        + file + "'")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }

        assertThat(rows)
                .hasSize(8)
                .startsWith("actor 1768208400 10.0.0.1 -1 500 2 BIGINT")
                .endsWith("pair 1768208402 192.0.2.9 22 100 -1 BIGINT");
        assertThat(parquet.summary().sha256())
                .isEqualTo(write(FlowFormat.CSV, TickOutputTest::twoTicks)
                        .summary()
                        .sha256());
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON_LINES", "PARQUET"})
    void withoutTrafficThereAreNoRows(FlowFormat format) throws IOException {
        Written written = write(format, _ -> {});

        assertThat(written.summary().rows()).isZero();
        assertThat(written.summary().exactness().isExact()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEEK", "ZEEK_JSON", "EVE"})
    void aFormOfConversationsIsRefused(FlowFormat format) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TickOutput.open(format, OutputStream.nullOutputStream(), options()))
                .withMessageContaining(format.label())
                .withMessageContaining("rows of tick go out as csv, jsonl or parquet");
    }

    @Test
    void whatCannotBeWrittenIsReported() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (TickOutput output = TickOutput.open(FlowFormat.CSV, full, options())) {
            Ticks ticks = new Ticks(output, ActivityConfig.defaults(), 1);

            assertThatThrownBy(() -> {
                        for (int second = 1; second < 10_000; second++) {
                            ticks.begin(INSIDE, SERVER, 443, 3).tick(second);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left on device");
        }
    }

    @Test
    void whenHostsFindNoRoom_thenRowsOfTheirKindAndTickAndTheSummaryAreNotExact() throws IOException {
        Written csv = write(FlowFormat.CSV, new ActivityConfig(4, 4, 4), ticks -> {
            for (int i = 0; i < 9; i++) {
                ticks.begin(INSIDE, SERVER + i, 443, 1);
            }
            ticks.tick(1).begin(INSIDE, SERVER, 443, 1).tick(2);
        });

        assertThat(csv.lines().stream().skip(1).map(line -> value(line, "kind") + " " + value(line, "exact")))
                .containsExactly(
                        "actor true",
                        "victim false",
                        "victim false",
                        "victim false",
                        "victim false",
                        "pair false",
                        "pair false",
                        "pair false",
                        "pair false",
                        "actor true",
                        "victim true",
                        "pair true");
        assertThat(csv.summary().exactness()).isEqualTo(new Exactness(0, 0, 0, 5 + 5));
    }
}
