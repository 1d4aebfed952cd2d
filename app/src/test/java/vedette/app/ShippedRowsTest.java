package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.UdpBuilder.udp;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.testkit.PcapBuilder;

/// The lab's rows in the repository (`lab/data`): a change of a schema must make them again.
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ShippedRowsTest {

    private static final Path DATA = SourceTree.ROOT.resolve("lab/data");
    private static final long LARGEST = 25L << 20;

    /// What is left out of the rows that ship: as long as the rest together, and no model uses it.
    private static final List<String> LEFT_OUT = List.of("Flow ID", "community_id");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"flow, full", "activity,", "tick,"})
    void haveTheColumnsThatRowsHaveNow(String kind, @Nullable String schema) throws IOException, SQLException {
        List<String> now = columns(rowsOf(kind, schema));
        now.removeAll(LEFT_OUT.stream().map(name -> name + " VARCHAR").toList());

        for (String split : List.of("train", "validation")) {
            List<String> shipped = columns(DATA.resolve(split + "-" + kind + ".parquet"));
            assertThat(shipped.removeFirst()).isEqualTo("recording VARCHAR");
            assertThat(shipped).as("make them again: script/make-training-data").isEqualTo(now);
        }
    }

    @Test
    void areLearntFromWhenNothingElseIsNamed() throws IOException {
        String before = System.setProperty("vedette.home", SourceTree.ROOT.toString());
        Ran ran;
        try {
            String model = folder.resolve("model").toString();
            ran = Ran.vedette("train", "--rows", "activity", "--model", "isolation-forest", "--quick", "-o", model);
        } finally {
            System.setProperty("vedette.home", before == null ? "." : before);
        }

        assertThat(ran.status()).as(ran.err()).isIn(0, Main.FAILED); // a gate may not hold
        assertThat(Files.readString(folder.resolve("model/bundle.json"))).contains("\"rows\":\"activity\"");
        assertThat(Ran.vedette("train", "--rows", "tick").err()).contains("--rows is flow or activity, not tick");
    }

    @Test
    void areSmallEnoughToBeCarriedAlong() throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.list(DATA)) {
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
        }
        assertThat(size).isBetween(1L << 20, LARGEST);
    }

    private Path rowsOf(String kind, @Nullable String schema) throws IOException {
        byte[] capture = new PcapBuilder()
                .packet(
                        1_700_000_000_000_000_000L,
                        packet(ethernet(), ipv4("10.0.0.1", "10.0.0.2"), udp(4_000, 53), payload(20)))
                .build();
        Path file = Files.write(folder.resolve("one.pcap"), capture);
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                "start_epoch,end_epoch,src,dst,dport,proto,class\n0,1,10.0.0.1,*,*,*,Scan\n");
        Path rows = folder.resolve("rows.parquet");
        List<String> words = new ArrayList<>(List.of(
                "flows", file.toString(), "--rows", kind, "--labels", labels.toString(), "--format", "parquet"));
        if (schema != null) {
            words.addAll(List.of("--schema", schema));
        }
        words.addAll(List.of("-o", rows.toString()));
        Ran ran = Ran.vedette(words.toArray(String[]::new));
        assertThat(ran.status()).as(ran.err()).isZero();
        return rows;
    }

    private static List<String> columns(Path file) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
            while (described.next()) {
                columns.add(described.getString("column_name") + " " + described.getString("column_type"));
            }
        }
        return columns;
    }
}
