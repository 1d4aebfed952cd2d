package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.feature.parquet.ParquetTable;
import vedette.learn.read.name.DataException;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;

class DataFilesTest {

    private static final String ROWS = "bytes,packets,label\n1,2,a\n3,4,b\n";

    @TempDir
    Path folder;

    private static ReadOptions withoutLabels() {
        return ReadOptions.defaults().withLabels(LabelOptions.defaults().optional());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("rows"), content);
    }

    private Read read(byte[] content) throws IOException {
        return Read.of(DataFiles.open(file(content), ReadOptions.defaults()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filesAreUnpackedWhateverTheirName() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(gzip)) {
            stream.write(bytes(ROWS));
        }
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        try (OutputStream stream = new ZstdOutputStream(zstd)) {
            stream.write(bytes(ROWS));
        }

        for (byte[] content : List.of(bytes(ROWS), gzip.toByteArray(), zstd.toByteArray())) {
            Read read = read(content);
            assertThat(read.labels()).containsExactly("a", "b");
            assertThat(read.value(1, "packets")).isEqualTo(4);
        }
    }

    @Test
    void ofAPackedFileThatWasCutOffWhatIsWholeIsRead() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream stream = new GZIPOutputStream(gzip)) {
            stream.write(bytes("bytes,packets,label\n"));
            for (int i = 0; i < 200_000; i++) {
                stream.write(bytes(i + ",2,a\n"));
            }
        }
        for (int length : new int[] {gzip.size() / 2, gzip.size() - 3, 20_000}) {
            Read read = read(Arrays.copyOf(gzip.toByteArray(), length));

            assertThat(read.rows()).hasSizeGreaterThan(5_000);
            assertThat(read.value(read.rows().size() - 1, "bytes"))
                    .isEqualTo(read.rows().size() - 1);
            assertThat(read.complaints().dropped()).containsOnly(entry("file ends in the middle", 1L));
        }
    }

    @Test
    void textIsUtf8AndWhereItIsNotWindows1252() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(bytes("\uFEFFbytes,packets,label\n1,2,Überfall\n1,2,"));
        content.write(new byte[] {(byte) 0xDC, 'b', 'e', 'r', 'f', 'a', 'l', 'l', '\n'});

        assertThat(read(content.toByteArray()).labels()).containsExactly("Überfall", "Überfall");
    }

    @Test
    void separatorsAreFoundByTheFirstLine() throws IOException {
        for (String separator : List.of(",", ";", "\t", "|")) {
            assertThat(read(bytes(ROWS.replace(",", separator))).labels()).containsExactly("a", "b");
        }
    }

    @Test
    void whatCannotBeLearntFromIsRefusedWithAReason() {
        Map<String, String> refused = Map.of(
                "", "is empty",
                "one column\n1\n", "no row of columns",
                "a,b\n1,2\n", "--label-column",
                "src_ip,dst_port,label\n1,2,x\n", "none of the columns that are features",
                "l\0a\0b\0", "UTF-16");

        refused.forEach((content, why) -> assertThatThrownBy(() -> read(bytes(content)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(why));
    }

    @Test
    void aColumnOfLabelsThatIsNotThereIsSaidWithThoseThatAre() {
        ReadOptions options =
                ReadOptions.defaults().withLabels(LabelOptions.defaults().withColumn("truth"));

        assertThatThrownBy(() -> Read.text(ROWS, options))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("truth")
                .hasMessageContaining("bytes, packets, label");
    }

    @Test
    void namesInAnyScriptAreToldApart() throws IOException {
        ReadOptions options =
                ReadOptions.defaults().withLabels(LabelOptions.defaults().withColumn("标签"));
        Read read = Read.text("长度,数量,标签,x 1,x_1,x.1\n1,2,正常,3,4,5\n", options);

        assertThat(read.columns()).isEqualTo(Columns.of("长度", "数量", "x 1", "x_1", "x.1"));
        assertThat(read.labels()).containsExactly("正常");
        assertThat(read.rows().getFirst().values).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void namesThatNobodyReadsToTheEndAreCut() throws IOException {
        String name = "x".repeat(100_000);
        Read read = Read.text("bytes,recording,label\n1," + name + "," + name + "\n", ReadOptions.defaults());

        assertThat(read.labels().getFirst()).hasSizeLessThan(200);
        assertThat(read.rows().getFirst().source).hasSizeLessThan(200);
        assertThatThrownBy(() -> Read.text(name + name + name + ",b\n", ReadOptions.defaults()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("first line");
    }

    @Test
    void theHeaderOnceMoreIsNoLabelThatIsNotKnown() throws IOException {
        Read read = Read.text("bytes,Label\n1,Bot\nbytes,Label\n2,BOT\n", ReadOptions.defaults());

        assertThat(read.labels()).containsExactly("Botnet", "Botnet");
        assertThat(read.unknownLabels()).isEmpty();
    }

    @Test
    void aColumnThatIsNoneOfLabelsIsSaid() {
        StringBuilder text = new StringBuilder("bytes,label\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("1,x").append(i).append('\n');
        }

        assertThatThrownBy(() -> Read.text(text.toString(), ReadOptions.defaults()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1000 different labels");
    }

    @Test
    void columnsThatAModelWantsComeInItsOrderAndThoseThatAreNotThereAreNotKnown() throws IOException {
        Columns wanted = Columns.of("Flow Duration", "packets", "label", "bytes");
        Read read = Read.text(ROWS, ReadOptions.defaults().withColumns(wanted));

        assertThat(read.columns()).isEqualTo(wanted);
        assertThat(read.rows().getFirst().values).containsExactly(Float.NaN, 2, Float.NaN, 1);
        assertThat(read.report().missing()).containsExactly("Flow Duration", "label");
        assertThat(read.report().lines()).anyMatch(line -> line.contains("missing") && line.contains("Flow Duration"));
    }

    @Test
    void aModelFindsItsColumnsInAnotherDialect() throws IOException {
        Columns wanted = Columns.of("Packet Length Variance", "FWD Init Win Bytes");
        Read read = Read.resource("cic2018.csv", ReadOptions.defaults().withColumns(wanted));

        assertThat(read.value(0, "Packet Length Variance")).isEqualTo(44);
        assertThat(read.report().missing()).isEmpty();
        assertThat(read.report().ignored())
                .containsEntry("Flow Byts/s", "not among what is wanted: the model or other files do not have it");
    }

    @Test
    void anAddressIsNoFeatureEvenIfAModelAsksForIt() throws IOException {
        Read read = Read.resource(
                "cic2017-corrected.csv", ReadOptions.defaults().withColumns(Columns.of("Dst Port", "Flow Duration")));

        assertThat(read.report().missing()).containsExactly("Dst Port");
        assertThat(read.value(0, "Dst Port")).isNaN();
    }

    @Test
    void onlyRowsThatAreAskedForComeAndOthersAreNoComplaint() throws IOException {
        ReadOptions options = ReadOptions.defaults().where("colour", "Red");
        String text = "bytes,colour,label\n1,red,a\n2,blue,b\n3,RED,c\nx,blue,d\n";

        Read read = Read.text(text, options);

        assertThat(read.labels()).containsExactly("a", "c");
        assertThat(read.complaints().dropped()).isEmpty();
        assertThatThrownBy(() -> Read.text(text, options.where("shape", "x")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("shape");
    }

    @Test
    void rowsWithoutLabelsAreKeptWhereNoneAreNeeded() throws IOException {
        Read read = Read.text("bytes,label\n1,\n2,NeedManualLabel\n3,x\n", withoutLabels());

        assertThat(read.labels()).containsExactly("", "", "x");
        assertThat(Read.text("bytes,packets\n1,2\n", withoutLabels()).labels()).containsExactly("");
    }

    @Test
    void classesCanBeLeftOutOrKept() throws IOException {
        String text = "bytes,label\n1,partial\n2,DDoS - Attempted\n3,Bot\n";

        assertThat(Read.text(text, ReadOptions.defaults()).labels()).containsExactly("Botnet");
        assertThat(Read.text(
                                text,
                                ReadOptions.defaults()
                                        .withLabels(LabelOptions.defaults().withLeftOut(Set.of("Botnet"))))
                        .labels())
                .containsExactly("partial", "DDoS - Attempted");
        assertThat(Read.text(
                                text,
                                ReadOptions.defaults()
                                        .withLabels(LabelOptions.defaults().withNaming(LabelOptions.Naming.FAMILY)))
                        .labels())
                .containsExactly("botnet");
    }

    @Test
    void rowsWithEqualValuesAreAGroupWhereThereIsNothingElseToKnowThemBy() throws IOException {
        Read read = Read.text("bytes,packets,label\n1,2,a\n1,2,b\n1,3,a\n", ReadOptions.defaults());

        assertThat(read.rows().get(0).group).isEqualTo(read.rows().get(1).group);
        assertThat(read.rows().get(2).group).isNotEqualTo(read.rows().get(0).group);
    }

    @Test
    void aFlowIdIsAGroupInEitherDirection() throws IOException {
        Read read = Read.text(
                "Flow ID,bytes,label\n1.1.1.1-2.2.2.2-5-80-6,1,a\n2.2.2.2-1.1.1.1-80-5-6,2,a\n1.1.1.1-2.2.2.2-6-80-6,1,a\n",
                ReadOptions.defaults());

        assertThat(read.rows().get(0).group).isEqualTo(read.rows().get(1).group);
        assertThat(read.rows().get(2).group).isNotEqualTo(read.rows().get(0).group);
    }

    @Test
    void parquetGivesTheSameRowsAsCsv() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ParquetTable table = new ParquetTable(
                "rows",
                List.of(
                        new ParquetTable.Column("recording", ParquetTable.Type.TEXT),
                        new ParquetTable.Column("Timestamp", ParquetTable.Type.TIME),
                        new ParquetTable.Column("bytes", ParquetTable.Type.LONG),
                        new ParquetTable.Column("rate", ParquetTable.Type.DOUBLE),
                        new ParquetTable.Column("is_odd", ParquetTable.Type.FLAG),
                        new ParquetTable.Column("sequence", ParquetTable.Type.LONGS),
                        new ParquetTable.Column("label", ParquetTable.Type.TEXT)),
                folder)) {
            for (int i = 0; i < 3; i++) {
                table.beginRow();
                table.put("one");
                table.putTime(1_499_083_061_826_651L + i);
                table.put(16_777_217L + i);
                if (i == 1) {
                    table.putNothing();
                } else {
                    table.put(i / 3.0);
                }
                table.put(i % 2 == 1);
                table.put(new long[] {1});
                table.put(i == 2 ? "" : "Benign");
                table.endRow();
            }
            table.copyTo(content, Map.of("remark", "none"));
        }
        Read parquet = read(content.toByteArray());
        Read csv = Read.text("""
                recording,Timestamp,bytes,rate,is_odd,label
                one,2017-07-03 11:57:41.826651,16777217,0.0,false,Benign
                one,2017-07-03 11:57:41.826652,16777218,,true,Benign
                one,2017-07-03 11:57:41.826653,16777219,0.6666666666666666,false,
                """, ReadOptions.defaults());

        assertThat(parquet.columns()).isEqualTo(csv.columns()).isEqualTo(Columns.of("bytes", "rate", "is_odd"));
        assertThat(parquet.rows()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Row row = parquet.rows().get(i);
            Row same = csv.rows().get(i);
            assertThat(row.values).containsExactly(same.values);
            assertThat(row).usingRecursiveComparison().ignoringFields("values").isEqualTo(same);
        }
        assertThat(parquet.rows().getFirst().source).isEqualTo("one");
        assertThat(parquet.complaints().dropped())
                .isEqualTo(csv.complaints().dropped())
                .containsOnly(entry("no label", 1L));
        assertThat(parquet.complaints().repaired()).isEqualTo(csv.complaints().repaired());
    }

    @Test
    void filesHaveColumnsInCommon() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "a,b,c,label\n1,1,1,x\n");
        Path other = Files.writeString(folder.resolve("other"), "c,a,d,label\n1,1,1,x\n");
        Path third = Files.writeString(folder.resolve("third"), "e,label\n1,x\n");

        assertThat(DataFiles.commonColumns(List.of(one, other), ReadOptions.defaults()))
                .isEqualTo(Columns.of("a", "c"));
        assertThat(DataFiles.commonColumns(List.of(one, one), ReadOptions.defaults()))
                .isEqualTo(Columns.of("a", "b", "c"));
        assertThatThrownBy(() -> DataFiles.commonColumns(List.of(one, third), ReadOptions.defaults()))
                .isInstanceOf(DataException.class);
    }

    @Test
    void rowsCanBeGivenByCode() throws IOException {
        Row given = new Row(2);
        given.label = "x";
        given.group = 7;
        given.micros = 8;
        given.source = "here";
        List<Row> rows = new ArrayList<>(List.of(given, given));
        try (GivenRows source = new GivenRows("code", Columns.of("a", "b"), rows.iterator())) {
            Row row = new Row(2);

            assertThat(source.next(row)).isTrue();
            assertThat(row).usingRecursiveComparison().isEqualTo(given);
            assertThat(source.next(row)).isTrue();
            assertThat(source.next(row)).isFalse();
        }
        GivenRows wrong = new GivenRows("code", Columns.of("a"), List.of(given).iterator());
        assertThatIllegalArgumentException().isThrownBy(() -> wrong.next(new Row(1)));
    }

    @Test
    void aStreamThatIsNotAskedForMoreIsClosedWithTheRows() throws IOException {
        boolean[] isClosed = {false};
        ByteArrayInputStream stream = new ByteArrayInputStream(bytes(ROWS)) {
            @Override
            public void close() {
                isClosed[0] = true;
            }
        };

        DataFiles.csv("rows", stream, ReadOptions.defaults()).close();

        assertThat(isClosed[0]).isTrue();
    }
}
