package vedette.feature.output.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;

class ActivityOutputTest {

    private static final int INSIDE = 0x0A00_0001; // 10.0.0.1
    private static final int SERVER = 0xC000_0209; // 192.0.2.9
    private static final int FIXED_COLUMNS = 10;

    @TempDir
    Path folder;

    /// What an output wrote, and what it said of it.
    private record Written(ByteArrayOutputStream stream, FlowSummary summary) {

        byte[] bytes() {
            return stream.toByteArray();
        }

        List<String> lines() {
            return stream.toString(UTF_8).lines().toList();
        }

        /// The first columns of every row.
        List<String> keys() {
            return lines().stream()
                    .skip(1)
                    .map(line -> String.join(",", Arrays.copyOf(line.split(",", -1), FIXED_COLUMNS)))
                    .toList();
        }
    }

    private ActivityOptions options(ActivityWindowsConfig windows) {
        return new ActivityOptions(windows, Ticks.SEED, Home.PRIVATE, folder);
    }

    private Written write(FlowFormat format, Consumer<Ticks> traffic) throws IOException {
        return write(format, ActivityWindowsConfig.defaults(), ActivityConfig.defaults(), 1, traffic);
    }

    private Written write(
            FlowFormat format,
            ActivityWindowsConfig windows,
            ActivityConfig config,
            int shards,
            Consumer<Ticks> traffic)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ActivityOutput output = ActivityOutput.openWithDigest(format, bytes, options(windows))) {
            traffic.accept(new Ticks(output, config, shards));
            FlowSummary summary = output.finish(Exactness.EXACT);
            return new Written(bytes, summary);
        }
    }

    private static void oneFlow(Ticks ticks) {
        ticks.begin(INSIDE, SERVER, 443, 3).tick(1);
    }

    @Test
    void everyKindAndLengthHasARowInTheOrderOfKindLengthAndKey() throws IOException {
        Written csv = write(FlowFormat.CSV, ActivityOutputTest::oneFlow);

        assertThat(csv.lines()).first().isEqualTo(String.join(",", ActivityTable.names()));
        assertThat(csv.keys())
                .containsExactly(
                        "actor,10,2026-01-12 09:00:00.000000,2026-01-12 09:00:10.000000,10.0.0.1,,,,3,true",
                        "actor,60,2026-01-12 08:59:10.000000,2026-01-12 09:00:10.000000,10.0.0.1,,,,3,true",
                        "actor,300,2026-01-12 08:55:10.000000,2026-01-12 09:00:10.000000,10.0.0.1,,,,3,true",
                        "victim,10,2026-01-12 09:00:00.000000,2026-01-12 09:00:10.000000,192.0.2.9,,,,3,true",
                        "victim,60,2026-01-12 08:59:10.000000,2026-01-12 09:00:10.000000,192.0.2.9,,,,3,true",
                        "victim,300,2026-01-12 08:55:10.000000,2026-01-12 09:00:10.000000,192.0.2.9,,,,3,true",
                        "pair,10,2026-01-12 09:00:00.000000,2026-01-12 09:00:10.000000,10.0.0.1,192.0.2.9,443,6,3,true",
                        "pair,60,2026-01-12 08:59:10.000000,2026-01-12 09:00:10.000000,10.0.0.1,192.0.2.9,443,6,3,true",
                        "pair,300,2026-01-12 08:55:10.000000,2026-01-12 09:00:10.000000,10.0.0.1,192.0.2.9,443,6,3,true");
        assertThat(csv.summary().rows()).isEqualTo(9);
        assertThat(csv.summary().schema()).isEqualTo("activity 2");
        assertThat(csv.summary().exactness().isExact()).isTrue();
    }

    @Test
    void featuresStandUnderTheirNamesAndWhatAPairHasNotIsEmpty() throws IOException {
        List<String> lines = write(FlowFormat.CSV, ActivityOutputTest::oneFlow).lines();

        assertThat(value(lines.get(1), "begun")).isEqualTo("1.0");
        assertThat(value(lines.get(1), "packets_out")).isEqualTo("3.0");
        assertThat(value(lines.get(1), "bytes_out")).isEqualTo("300.0");
        assertThat(value(lines.get(1), "payload_out")).isEqualTo("180.0");
        assertThat(value(lines.get(1), "distinct_peers")).isEqualTo("1.0");
        assertThat(value(lines.get(1), "active_share")).isEqualTo("0.1");
        assertThat(value(lines.get(2), "active_share")).isEqualTo("0.016666668");
        assertThat(value(lines.get(4), "packets_in")).isEqualTo("3.0");
        assertThat(value(lines.get(4), "packets_out")).isEqualTo("0.0");
        assertThat(value(lines.get(7), "begun")).isEqualTo("1.0");
        assertThat(value(lines.get(7), "active_share")).isEqualTo("0.1");
        assertThat(value(lines.get(7), "distinct_peers")).isEmpty();
        assertThat(value(lines.get(7), "peer_entropy")).isEmpty();
    }

    private static String value(String line, String column) {
        return line.split(",", -1)[ActivityTable.names().indexOf(column)];
    }

    @Test
    void anAddressOfIpv6OutsideStandsForItsNetwork() throws IOException {
        long outside = 0x2001_0DB8_0000_0001L;
        long inside = 0xFD00_0000_0000_0000L;

        Written csv = write(
                FlowFormat.CSV, ticks -> ticks.begin(inside, 5, outside, 9).tick(1));

        assertThat(csv.keys().getFirst()).contains(",fd00::5,");
        assertThat(csv.keys().getLast()).contains(",fd00::5,2001:db8:0:1::,443,6,1,");
    }

    @Test
    void jsonHasOnlyTheMembersThatApply() throws IOException {
        List<String> lines =
                write(FlowFormat.JSON_LINES, ActivityOutputTest::oneFlow).lines();

        assertThat(lines).hasSize(9);
        assertThat(lines.getFirst())
                .startsWith(
                        "{\"kind\":\"actor\",\"window_seconds\":10,\"window_start\":\"2026-01-12T09:00:00.000000Z\","
                                + "\"window_end\":\"2026-01-12T09:00:10.000000Z\",\"address\":\"10.0.0.1\",\"packets\":3,"
                                + "\"exact\":true,\"active\":1.0,\"begun\":1.0,")
                .contains("\"distinct_peers\":1.0")
                .endsWith(",\"past_seconds\":0.0}");
        assertThat(lines.getLast())
                .contains("\"address\":\"10.0.0.1\",\"victim_address\":\"192.0.2.9\",\"port\":443,\"protocol\":6,")
                .doesNotContain("distinct_peers", "null");
    }

    @Test
    void parquetSaysTheSameAsCsv() throws IOException {
        Written parquet = write(FlowFormat.PARQUET, ActivityOutputTest::oneFlow);
        Written csv = write(FlowFormat.CSV, ActivityOutputTest::oneFlow);

        assertThat(new String(parquet.bytes(), 0, 4, UTF_8)).isEqualTo("PAR1");
        assertThat(parquet.summary().sha256()).isEqualTo(csv.summary().sha256()).hasSize(64);
        assertThat(parquet.summary().rows()).isEqualTo(9);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void parquetHasTypesAndNothingWhereAColumnDoesNotApply() throws IOException, SQLException {
        byte[] bytes = write(FlowFormat.PARQUET, ActivityOutputTest::oneFlow).bytes();
        Path file = Files.write(folder.resolve("x.parquet"), bytes);

        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT concat_ws(' ', kind, window_seconds, window_end,"
                        + " address, coalesce(victim_address, '-'), coalesce(port, -1), packets, exact, bytes_out,"
                        + " coalesce(distinct_peers, -1), past_seconds) FROM '" + file + "'")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }

        assertThat(rows)
                .hasSize(9)
                .startsWith("actor 10 2026-01-12 09:00:10 10.0.0.1 - -1 3 true 300.0 1.0 0.0")
                .endsWith("pair 300 2026-01-12 09:00:10 10.0.0.1 192.0.2.9 443 3 true 300.0 -1.0 0.0");
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON_LINES", "PARQUET"})
    void withoutTrafficThereAreNoRows(FlowFormat format) throws IOException {
        Written written = write(format, _ -> {});

        assertThat(written.summary().rows()).isZero();
        assertThat(written.summary().exactness().isExact()).isTrue();
        if (format == FlowFormat.CSV) {
            assertThat(written.lines()).containsExactly(String.join(",", ActivityTable.names()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ZEEK", "ZEEK_JSON", "EVE"})
    void aFormOfConversationsIsRefused(FlowFormat format) {
        ActivityOptions options = options(ActivityWindowsConfig.defaults());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActivityOutput.open(format, OutputStream.nullOutputStream(), options))
                .withMessageContaining(format.label())
                .withMessageContaining("csv, jsonl or parquet");
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "JSON_LINES", "PARQUET"})
    void whatCannotBeWrittenIsReported(FlowFormat format) throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        try (ActivityOutput output = ActivityOutput.open(format, full, options(ActivityWindowsConfig.defaults()))) {
            oneFlow(new Ticks(output, ActivityConfig.defaults(), 1));

            assertThatThrownBy(() -> output.finish(Exactness.EXACT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    @Test
    void whenHostsFindNoRoomInATick_thenRowsAndSummaryAreNotExact() throws IOException {
        Written csv = write(
                FlowFormat.CSV,
                ActivityWindowsConfig.defaults(),
                new ActivityConfig(4, 4, 4),
                1,
                ticks -> sweep(ticks, 9).tick(1));

        assertThat(csv.keys()).hasSize(3 * (1 + 4 + 4));
        assertThat(csv.keys().getFirst()).endsWith(",true"); // the only actor is there
        assertThat(csv.keys().getLast()).endsWith(",false");
        assertThat(csv.summary().exactness()).isEqualTo(new Exactness(0, 0, 0, 5 + 5));
        assertThat(csv.summary().exactness()).hasToString("left_out=10");
        assertThat(csv.summary().toJson())
                .contains("\"exact\":false,\"inexact\":{\"late\":0,\"shed\":0,\"sampled\":0,\"left_out\":10}");
    }

    @Test
    void whenRowsOfPairsAreLeftOut_thenTheSummaryIsNotExact() throws IOException {
        ActivityWindowsConfig windows = new ActivityWindowsConfig(256, 256, 1_024, 256, 4, 3_600, 86_400);

        Written csv = write(
                FlowFormat.CSV,
                windows,
                ActivityConfig.defaults(),
                1,
                ticks -> sweep(ticks, 9).tick(1));

        assertThat(csv.summary().exactness()).isEqualTo(new Exactness(0, 0, 0, 3 * 5));
    }

    private static Ticks sweep(Ticks ticks, int peers) {
        for (int i = 0; i < peers; i++) {
            ticks.begin(INSIDE, SERVER + i, 443, 1);
        }
        return ticks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_260_305})
    void theNumberOfShardsDoesNotShowWhateverThereIsRoomFor(long seed) throws IOException {
        ActivityWindowsConfig windows = new ActivityWindowsConfig(64, 64, 512, 128, 24, 60, 600);
        ActivityConfig config = new ActivityConfig(24, 6, 40);
        Written one = write(FlowFormat.CSV, windows, config, 1, ticks -> crowd(ticks, seed));

        for (int shards : new int[] {2, 4, 8}) {
            Written more = write(FlowFormat.CSV, windows, config, shards, ticks -> crowd(ticks, seed));

            assertThat(more.summary()).as("seed %d, %d shards", seed, shards).isEqualTo(one.summary());
        }
        assertThat(one.summary().exactness().leftOut()).isPositive();
    }

    /// Hosts with a few peers, and two with more than any table holds one by one.
    private static void crowd(Ticks ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 1; second < 400; second += 1 + random.nextInt(4)) {
            for (int i = random.nextInt(90); i > 0; i--) {
                int host = random.nextInt(3) == 0 ? SERVER + random.nextInt(4_000) : INSIDE + random.nextInt(40);
                switch (random.nextInt(4)) {
                    case 0 -> ticks.begin(INSIDE, host, random.nextInt(65_536), 1);
                    case 1 -> ticks.begin(host, SERVER, 80, 1 + random.nextInt(9));
                    default -> ticks.begin(host, INSIDE + random.nextInt(60), random.nextInt(3), 2);
                }
            }
            ticks.tick(second);
        }
    }
}
