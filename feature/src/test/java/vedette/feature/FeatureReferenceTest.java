package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Compares the reference page of features with the schemas.
///
/// Run with `-Ddocs.accept` to write its tables, then read the difference before committing it.
class FeatureReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/features.md");
    private static final String END = "<!-- end -->\n";

    @Test
    void thePageListsEveryColumn() throws IOException {
        int shared = FlowSchema.CIC.columns().size();
        List<FlowColumn> more = FlowSchema.FULL.columns();

        assertTable("cic", FlowSchema.CIC.columns());
        assertTable("full", more.subList(shared, more.size()));
    }

    private static void assertTable(String schema, List<FlowColumn> columns) throws IOException {
        String page = Files.readString(PAGE);
        String mark = "<!-- columns of %s: written by a test -->\n".formatted(schema);
        int begin = page.indexOf(mark) + mark.length();
        int end = page.indexOf(END, begin);
        String expected = tableOf(columns);
        if (Boolean.getBoolean("docs.accept") || "".equals(System.getProperty("docs.accept"))) {
            Files.writeString(PAGE, page.substring(0, begin) + expected + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).isEqualTo(expected);
        }
    }

    private static String tableOf(List<FlowColumn> columns) {
        StringBuilder table = new StringBuilder("\n| column | type | unit | what it is |\n|---|---|---|---|\n");
        for (FlowColumn column : columns) {
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(column.name(), column.type().label(), column.unit(), column.formula()));
        }
        return table.append('\n').toString();
    }
}
