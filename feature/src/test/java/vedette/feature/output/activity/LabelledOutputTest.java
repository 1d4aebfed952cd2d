package vedette.feature.output.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.feature.AddressSet;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.label.LabelFile;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowSummary;
import vedette.feature.output.RowOutput;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.Home;

/// The columns that say what rows are in truth.
class LabelledOutputTest {

    private static final int INSIDE = 0x0A00_0001;
    private static final int SERVER = 0xC000_0209;

    /// The numbers of classes, which are named so that their order is that of the numbers.
    private static final int CLASSES = 12;

    private static final int SCAN = 1;
    private static final int WITH_COMMA = 2;

    @TempDir
    Path folder;

    enum Kind {
        ACTIVITY,
        TICK
    }

    private record Written(ByteArrayOutputStream stream, FlowSummary summary) {

        List<String> lines() {
            return stream.toString(UTF_8).lines().toList();
        }
    }

    private ActivityOptions options(ActivityWindowsConfig windows) throws IOException {
        StringBuilder file = new StringBuilder("start_epoch,end_epoch,src,dst,dport,proto,class,tool\n");
        file.append("1,2,*,*,*,*,AScan,nmap\n").append("1,2,*,*,*,*,\"B \"\"force\"\", brute\",\"hydra, ssh\"\n");
        for (int i = WITH_COMMA + 1; i <= CLASSES; i++) {
            file.append("1,2,*,*,*,*,C")
                    .append(10 + i)
                    .append(",tool")
                    .append(i)
                    .append('\n');
        }
        Path path = Files.writeString(folder.resolve("labels.csv"), file);
        return new ActivityOptions(windows, Ticks.SEED, Home.PRIVATE, folder, LabelFile.read(path, AddressSet.PRIVATE));
    }

    private Written write(Kind kind, FlowFormat format, Consumer<Ticks> traffic) throws IOException {
        return write(kind, format, ActivityWindowsConfig.defaults(), ActivityConfig.defaults(), 1, traffic);
    }

    private Written write(
            Kind kind,
            FlowFormat format,
            ActivityWindowsConfig windows,
            ActivityConfig config,
            int shards,
            Consumer<Ticks> traffic)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RowOutput output = kind == Kind.ACTIVITY
                ? ActivityOutput.openWithDigest(format, bytes, options(windows))
                : TickOutput.openWithDigest(format, bytes, options(windows))) {
            traffic.accept(new Ticks(output, config, shards));
            FlowSummary summary = output.finish(Exactness.EXACT);
            return new Written(bytes, summary);
        }
    }

    @Test
    void theyComeAfterAllOthers() throws IOException {
        Written activity = write(Kind.ACTIVITY, FlowFormat.CSV, _ -> {});
        Written tick = write(Kind.TICK, FlowFormat.CSV, _ -> {});

        assertThat(activity.lines())
                .containsExactly(String.join(",", ActivityTable.names()) + ",label,label_packets,label_tool");
        assertThat(tick.lines())
                .containsExactly(String.join(",", TickTable.names()) + ",label,label_packets,label_tool");
        assertThat(LabelColumns.names()).containsExactly("label", "label_packets", "label_tool");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyRowHasThem(Kind kind) throws IOException {
        Written csv = write(
                kind,
                FlowFormat.CSV,
                ticks -> ticks.label(SCAN)
                        .begin(INSIDE, SERVER, 80, 3)
                        .tick(1)
                        .begin(INSIDE, SERVER, 80, 2)
                        .tick(401)
                        .label(0)
                        .begin(INSIDE, SERVER, 80, 9)
                        .tick(801));

        int rowsATick = kind == Kind.ACTIVITY ? 9 : 3;
        assertThat(csv.lines().stream().skip(1).filter(line -> line.endsWith(",AScan,3,nmap")))
                .hasSizeGreaterThanOrEqualTo(rowsATick);
        assertThat(csv.lines().stream().skip(1).filter(line -> line.endsWith(",partial,2,nmap")))
                .hasSizeGreaterThanOrEqualTo(rowsATick);
        assertThat(csv.lines().stream().skip(1).filter(line -> line.endsWith(",BENIGN,0,")))
                .hasSizeGreaterThanOrEqualTo(rowsATick);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"2,`,partial,2,`", "3,`,\"B \"\"force\"\", brute\",3,`"})
    void textWithACommaIsInQuotes(int packets, String expected) throws IOException {
        Written csv = write(
                Kind.TICK,
                FlowFormat.CSV,
                ticks -> ticks.label(WITH_COMMA)
                        .begin(INSIDE, SERVER, 80, packets)
                        .tick(1));

        assertThat(csv.lines().getLast()).endsWith(expected + "\"hydra, ssh\"");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void jsonHasThemAsTextAndNumber(Kind kind) throws IOException {
        Written json = write(
                kind,
                FlowFormat.JSON_LINES,
                ticks -> ticks.label(WITH_COMMA)
                        .begin(INSIDE, SERVER, 80, 3)
                        .label(0)
                        .begin(INSIDE + 1, SERVER + 1, 80, 3)
                        .tick(1));

        assertThat(json.lines().getFirst())
                .endsWith(",\"label\":\"B \\\"force\\\", brute\",\"label_packets\":3,\"label_tool\":\"hydra, ssh\"}");
        assertThat(json.lines().getLast()).endsWith(",\"label\":\"BENIGN\",\"label_packets\":0,\"label_tool\":\"\"}");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void parquetHasTheSameRowsAsCsv(Kind kind) throws IOException, SQLException {
        Consumer<Ticks> traffic =
                ticks -> ticks.label(SCAN).begin(INSIDE, SERVER, 80, 3).tick(1);
        Written parquet = write(kind, FlowFormat.PARQUET, traffic);
        Path file = Files.write(folder.resolve("x.parquet"), parquet.stream().toByteArray());

        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT concat_ws(' ', label, label_packets, label_tool, typeof(label_packets)) FROM '" + file
                                + "'")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }

        assertThat(rows).isNotEmpty().containsOnly("AScan 3 nmap BIGINT");
        assertThat(parquet.summary().sha256())
                .isEqualTo(write(kind, FlowFormat.CSV, traffic).summary().sha256());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whereThereIsNoRoomForAllLabels_thenTheRowAndTheSummaryAreNotExact(Kind kind) throws IOException {
        Written csv = write(kind, FlowFormat.CSV, ticks -> {
            for (int label = CLASSES; label > 0; label--) {
                ticks.label(label).begin(INSIDE, SERVER + label, 80, 2 + label);
            }
            ticks.tick(1);
        });

        List<String> ofActor =
                csv.lines().stream().filter(line -> line.startsWith("actor")).toList();
        assertThat(ofActor)
                .allSatisfy(line -> assertThat(line).contains(",false,").endsWith(",C18,10,tool8"));
        assertThat(csv.lines()).filteredOn(line -> line.contains(",false,")).hasSameSizeAs(ofActor);
        assertThat(csv.summary().exactness()).isEqualTo(new Exactness(0, 0, 0, ofActor.size()));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVITY,1", "ACTIVITY,2", "TICK,1", "TICK,2"})
    void theNumberOfShardsDoesNotShowWhateverThereIsRoomFor(Kind kind, long seed) throws IOException {
        ActivityWindowsConfig windows = new ActivityWindowsConfig(64, 64, 512, 128, 24, 60, 600);
        ActivityConfig config = new ActivityConfig(24, 6, 40);
        Written one = write(kind, FlowFormat.CSV, windows, config, 1, ticks -> crowd(ticks, seed));

        for (int shards : new int[] {2, 4, 8}) {
            Written more = write(kind, FlowFormat.CSV, windows, config, shards, ticks -> crowd(ticks, seed));

            assertThat(more.summary()).as("seed %d, %d shards", seed, shards).isEqualTo(one.summary());
        }
        assertThat(String.join("\n", one.lines()))
                .contains(",BENIGN,0,")
                .contains(",partial,")
                .contains(",AScan,")
                .contains(",C");
    }

    /// Hosts with a few peers, and two with more than any table holds one by one; many of them do what has a label.
    private static void crowd(Ticks ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 1; second < 400; second += 1 + random.nextInt(4)) {
            for (int i = random.nextInt(90); i > 0; i--) {
                int host = random.nextInt(3) == 0 ? SERVER + random.nextInt(4_000) : INSIDE + random.nextInt(40);
                ticks.label(random.nextInt(3) == 0 ? random.nextInt(CLASSES + 1) : 0);
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
