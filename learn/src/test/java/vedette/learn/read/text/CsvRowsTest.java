package vedette.learn.read.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.learn.read.text.CsvRows.Outcome;

class CsvRowsTest {

    /// A row as a list, a broken one as its complaint in angle brackets.
    private static List<List<String>> all(CsvRows rows) throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (Outcome outcome = rows.next(); outcome != Outcome.END; outcome = rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; outcome == Outcome.ROW && i < rows.fields(); i++) {
                row.add(new String(rows.buffer(), rows.start(i), rows.end(i) - rows.start(i), StandardCharsets.UTF_8));
            }
            all.add(outcome == Outcome.ROW ? row : List.of("<" + rows.complaint() + ">"));
        }
        return all;
    }

    private static List<List<String>> all(String text) throws IOException {
        return all(new CsvRows(slowly(text.getBytes(StandardCharsets.UTF_8), 3), ','));
    }

    /// A stream that never gives more than a few bytes at once.
    private static InputStream slowly(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, most));
            }
        };
    }

    @Test
    void fieldsAreBetweenSeparatorsAndRowsBetweenLineEnds() throws IOException {
        assertThat(all("a,b,c\r\n1,,3\n\n\r\n,\n4,5"))
                .containsExactly(List.of("a", "b", "c"), List.of("1", "", "3"), List.of("", ""), List.of("4", "5"));
    }

    @Test
    void aFieldInQuotesMayHaveAnythingInIt() throws IOException {
        assertThat(all("\"a,b\",\"c\nd\"\r\n\"say \"\"no\"\"\",\"\"\n\"\"\"\",x\"y\n\"end\""))
                .containsExactly(
                        List.of("a,b", "c\nd"), List.of("say \"no\"", ""), List.of("\"", "x\"y"), List.of("end"));
    }

    @Test
    void quotesThatDoNotMatchBreakTheirLineOnly() throws IOException {
        assertThat(all("\"a\"b,c\n1,2\n\"never closed,3\n4,5\n"))
                .containsExactly(
                        List.of("<quotes that do not match>"),
                        List.of("1", "2"),
                        List.of("<quotes that do not match>"),
                        List.of("4", "5"));
    }

    @Test
    void aRowLongerThanTheBufferIsPassedOver() throws IOException {
        String longest = "x".repeat(CsvRows.LONGEST_ROW - 1);

        assertThat(all(new CsvRows(
                        new ByteArrayInputStream((longest + "\n1,2\n").getBytes(StandardCharsets.UTF_8)), ',')))
                .containsExactly(List.of(longest), List.of("1", "2"));
        assertThat(all(new CsvRows(
                        new ByteArrayInputStream(
                                (longest + "x".repeat(3_000_000) + "\n1,2").getBytes(StandardCharsets.UTF_8)),
                        ',')))
                .containsExactly(List.of("<row too long>"), List.of("1", "2"));
    }

    @Test
    void whatWasWrittenIsReadHoweverTheStreamGivesIt() throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            List<List<String>> written = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < 20; row++) {
                List<String> fields = new ArrayList<>();
                for (int field = 0; field <= 1 + random.nextInt(5); field++) {
                    fields.add(field(random));
                }
                written.add(fields);
                text.append(String.join(
                                ",",
                                fields.stream()
                                        .map(field -> quoted(field, random))
                                        .toList()))
                        .append(random.nextBoolean() ? "\n" : "\r\n");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);

            assertThat(all(new CsvRows(slowly(bytes, 1 + random.nextInt(50)), ',')))
                    .isEqualTo(written);
        }
    }

    @Test
    void rowsAcrossTheEndOfTheBufferAreWhole() throws IOException {
        StringBuilder text = new StringBuilder();
        int rows = 60_000;
        for (int row = 0; row < rows; row++) {
            text.append(row)
                    .append(",\"")
                    .append("\"\"".repeat(row % 7))
                    .append("\",tail")
                    .append(row)
                    .append('\n');
        }
        List<List<String>> read =
                all(new CsvRows(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), ','));

        assertThat(read).hasSize(rows);
        for (int row = 0; row < rows; row++) {
            assertThat(read.get(row)).containsExactly("" + row, "\"".repeat(row % 7), "tail" + row);
        }
    }

    @Test
    void noSequenceOfBytesMakesItThrowOrLoop() throws IOException {
        Random random = new Random(9);
        byte[] alphabet = {'"', ',', '\n', '\r', 'a', (byte) 0xFF};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(all(new CsvRows(new ByteArrayInputStream(bytes), ',')).size())
                    .isLessThanOrEqualTo(bytes.length);
        }
    }

    private static String field(Random random) {
        StringBuilder field = new StringBuilder();
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            field.append("ab1,\"\n é".charAt(random.nextInt(8)));
        }
        return field.toString();
    }

    private static String quoted(String field, Random random) {
        boolean isNeeded = field.chars().anyMatch(one -> one == ',' || one == '"' || one == '\n' || one == '\r');
        return isNeeded || random.nextBoolean() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
