package vedette.feature.output;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vedette.feature.ColumnType;
import vedette.feature.FlowColumn;
import vedette.feature.FlowSchema;
import vedette.feature.FlowTraffic;
import vedette.feature.SampleFlows;

class TableFormatsTest {

    @TempDir
    Path folder;

    private WriterOptions full() {
        return WriterOptions.of(FlowSchema.FULL, folder);
    }

    private WriterOptions cic() {
        return WriterOptions.of(FlowSchema.CIC, folder);
    }

    @Test
    void csvIsALineOfNamesAndALineARowAndNothingElse() throws IOException {
        Written csv = Written.of(FlowFormat.CSV, SampleFlows.all(), cic());

        assertThat(csv.lines()).hasSize(6).first().isEqualTo(String.join(",", FlowSchema.CIC.names()));
        assertThat(csv.lines())
                .allSatisfy(line -> assertThat(line.split(",", -1))
                        .hasSize(FlowSchema.CIC.columns().size()));
        assertThat(csv.text()).endsWith("\n").doesNotContain("\r", "NaN", "Infinity");
        assertThat(csv.summary().rows()).isEqualTo(5);
    }

    @Test
    void theRowOfAConversationSaysWhatWasInIt() throws IOException {
        Map<String, String> row =
                csvRows(Written.of(FlowFormat.CSV, SampleFlows.web(), full())).getFirst();

        assertThat(row)
                .contains(
                        entry("id", "1"),
                        entry("Flow ID", "10.0.0.1-192.0.2.9-40000-80-6"),
                        entry("Timestamp", "2023-11-14 22:13:20.000000"),
                        entry("Flow Duration", "12000"),
                        entry("Total Fwd Packet", "5"),
                        entry("Total Bwd packets", "3"),
                        entry("Total Length of Fwd Packet", "18"),
                        entry("Total Length of Bwd Packet", "1000"),
                        entry("Fwd Packet Length Mean", "3.6"),
                        entry("Packet Length Max", "1000"),
                        entry("Flow Bytes/s", "84833.33333333333"),
                        entry("Flow IAT Max", "6000"),
                        entry("Fwd IAT Total", "12000"),
                        entry("SYN Flag Count", "2"),
                        entry("FIN Flag Count", "2"),
                        entry("PSH Flag Count", "2"),
                        entry("ACK Flag Count", "7"),
                        entry("Down/Up Ratio", "0.6"),
                        entry("Fwd Seg Size Min", "20"),
                        entry("Active Mean", "12000.0"),
                        entry("Idle Mean", "0.0"),
                        entry("ICMP Code", "-1"),
                        entry("Total TCP Flow Time", "12000"),
                        entry("Label", ""),
                        entry("Attempted Category", "-1"),
                        entry("conn_state", "SF"),
                        entry("history", "ShADdFf"),
                        entry("syn_ack_time", "1000"),
                        entry("handshake_time", "2000"),
                        entry("response_time", "6000"),
                        entry("end_reason", "closed"),
                        entry("sequence_direction", "1;-1;1;1;-1;1;-1;1"),
                        entry("sequence_payload", "0;0;0;18;1000;0;0;0"),
                        entry("sequence_gap", "0;1000;1000;1000;6000;1000;1000;1000"),
                        entry("sequence_flags", "2;18;16;24;24;17;17;16"));
    }

    @Test
    void jsonLinesHoldTheSameAsTypedValues() throws IOException {
        List<Map<String, String>> csv = csvRows(Written.of(FlowFormat.CSV, SampleFlows.all(), full()));
        List<String> json =
                Written.of(FlowFormat.JSON_LINES, SampleFlows.all(), full()).lines();

        assertThat(json).hasSameSizeAs(csv);
        for (int i = 0; i < json.size(); i++) {
            Map<String, Value> members = members(json.get(i));
            assertThat(members.keySet()).containsExactlyElementsOf(FlowSchema.FULL.names());
            for (FlowColumn column : FlowSchema.FULL.columns()) {
                Value value = members.getOrDefault(column.name(), Value.NONE);
                String expected = csv.get(i).getOrDefault(column.name(), "?");
                assertThat(value.token()).as(column.name()).isEqualTo(tokenOf(column.type()));
                assertThat(value.text())
                        .as(column.name())
                        .isEqualTo(column.type() == ColumnType.TIME ? expected.replace(' ', 'T') + "Z" : expected);
            }
        }
    }

    @Test
    void parquetHoldsTheSameAsTypedColumns() throws IOException, SQLException {
        List<Map<String, String>> csv = csvRows(Written.of(FlowFormat.CSV, SampleFlows.all(), full()));
        Path file = folder.resolve("flows.parquet");
        Files.write(
                file, Written.of(FlowFormat.PARQUET, SampleFlows.all(), full()).bytes());

        List<Map<String, String>> rows = query("SELECT * FROM '" + file + "' ORDER BY id");

        assertThat(rows).hasSameSizeAs(csv);
        for (int i = 0; i < rows.size(); i++) {
            for (FlowColumn column : FlowSchema.FULL.columns()) {
                String expected = csv.get(i).getOrDefault(column.name(), "?");
                String value = rows.get(i).getOrDefault(column.name(), "none");
                switch (column.type()) {
                    case DOUBLE ->
                        assertThat(Double.parseDouble(value)).as(column.name()).isEqualTo(Double.parseDouble(expected));
                    case LIST ->
                        assertThat(value.replaceAll("[\\[\\] ]", "").replace(',', ';'))
                                .isEqualTo(expected);
                    case TIME -> assertThat(expected).as(column.name()).startsWith(value);
                    case TEXT, LONG -> assertThat(value).as(column.name()).isEqualTo(expected);
                }
            }
        }
        assertThat(query("SELECT DISTINCT compression FROM parquet_metadata('" + file + "')"))
                .containsExactly(Map.of("compression", "ZSTD"));
    }

    @Test
    void parquetSaysWhatItIsInItsMetadata() throws IOException, SQLException {
        Path file = folder.resolve("flows.parquet");
        Files.write(
                file,
                Written.of(FlowFormat.PARQUET, SampleFlows.web(), cic(), new Exactness(0, 12, 0))
                        .bytes());

        List<Map<String, String>> metadata =
                query("SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata('" + file + "')");

        assertThat(metadata)
                .contains(
                        Map.of("k", "vedette.schema", "v", "cic"),
                        Map.of("k", "vedette.schema-version", "v", "1"),
                        Map.of("k", "vedette.exact", "v", "shed=12"));
    }

    @Test
    void parquetOfNoFlowsIsATableWithoutRows() throws IOException, SQLException {
        Path file = folder.resolve("flows.parquet");
        Files.write(
                file, Written.of(FlowFormat.PARQUET, new FlowTraffic(), cic()).bytes());

        assertThat(query("SELECT count(*) AS n FROM '" + file + "'")).containsExactly(Map.of("n", "0"));
    }

    @Test
    void parquetLeavesNothingBesideItsFile() throws IOException {
        Written.of(FlowFormat.PARQUET, SampleFlows.web(), cic());

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theDigestOfParquetIsThatOfTheSameRowsAsCsv() throws IOException {
        FlowSummary parquet =
                Written.of(FlowFormat.PARQUET, SampleFlows.all(), cic()).summary();
        FlowSummary csv = Written.of(FlowFormat.CSV, SampleFlows.all(), cic()).summary();

        assertThat(parquet.sha256()).isEqualTo(csv.sha256()).hasSize(64);
    }

    @Test
    void textWithCommasOrQuotesIsQuoted() throws IOException {
        WriterOptions labelled = cic().withLabels(_ -> "a \"b\", c\\\n\u0001é");

        String csv = Written.of(FlowFormat.CSV, SampleFlows.single(), labelled).text();
        String json = Written.of(FlowFormat.JSON_LINES, SampleFlows.single(), labelled)
                .text();

        assertThat(csv).contains(",\"a \"\"b\"\", c\\\n\u0001é\",-1\n");
        assertThat(members(json).getOrDefault("Label", Value.NONE).text()).isEqualTo("a \"b\", c\\\n\u0001é");
    }

    private List<Map<String, String>> query(String sql) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns; i++) {
                    row.put(result.getMetaData().getColumnLabel(i), String.valueOf(result.getObject(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Map<String, String>> csvRows(Written csv) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> names = Arrays.asList(csv.lines().getFirst().split(",", -1));
        for (String line : csv.lines().subList(1, csv.lines().size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < values.length; i++) {
                row.put(names.get(i), values[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    /// A member of a JSON object; of a list its elements with `;` between them.
    private record Value(JsonToken token, String text) {
        static final Value NONE = new Value(JsonToken.NOT_AVAILABLE, "");
    }

    private static JsonToken tokenOf(ColumnType type) {
        return switch (type) {
            case TEXT, TIME -> JsonToken.VALUE_STRING;
            case LONG -> JsonToken.VALUE_NUMBER_INT;
            case DOUBLE -> JsonToken.VALUE_NUMBER_FLOAT;
            case LIST -> JsonToken.START_ARRAY;
        };
    }

    private static Map<String, Value> members(String line) {
        Map<String, Value> members = new LinkedHashMap<>();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), bytes)) {
            json.nextToken();
            for (JsonToken name = json.nextToken(); name == JsonToken.PROPERTY_NAME; name = json.nextToken()) {
                String key = json.currentName();
                JsonToken token = json.nextToken();
                List<String> elements = new ArrayList<>();
                if (token == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        elements.add(json.getString());
                    }
                } else {
                    elements.add(json.getString());
                }
                members.put(key, new Value(token, String.join(";", elements)));
            }
        }
        return members;
    }
}
