package vedette.web.table;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vedette.web.http.Refusal;

/// How rows are written.
enum TableForm {
    CSV("csv", "text/csv; charset=utf-8") {
        @Override
        String head(List<String> columns) {
            return String.join(",", columns) + '\n';
        }

        @Override
        String row(List<String> columns, @Nullable Object[] values) {
            return Arrays.stream(values).map(TableForm::csv).collect(Collectors.joining(",", "", "\n"));
        }
    },
    JSONL("jsonl", "application/jsonl") {
        @Override
        String head(List<String> columns) {
            return "";
        }

        @Override
        String row(List<String> columns, @Nullable Object[] values) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                for (int i = 0; i < values.length; i++) {
                    json.writeName(columns.get(i));
                    json(json, values[i]);
                }
                json.writeEndObject();
            }
            return text.append('\n').toString();
        }
    };

    private static final JsonFactory FACTORY = new JsonFactory();

    /// Sheets take text that begins so for a formula and work it out; some of it is the attacker's.
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);

    private static final Pattern IN_QUOTES = Pattern.compile("[,\"\n\r]");

    private final String label;
    private final String type;

    TableForm(String label, String type) {
        this.label = label;
        this.type = type;
    }

    /// The one of this name.
    ///
    /// @throws Refusal if there is none
    static TableForm named(String label) {
        return Arrays.stream(values())
                .filter(form -> form.label.equals(label))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("\"format\" is csv or jsonl."));
    }

    String label() {
        return label;
    }

    /// As HTTP names it.
    String type() {
        return type;
    }

    /// What stands before all rows.
    abstract String head(List<String> columns);

    abstract String row(List<String> columns, @Nullable Object[] values) throws IOException;

    private static String csv(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof String words)) {
            return value.toString();
        }
        String text = FORMULA.matcher(words).matches() ? "'" + words : words;
        return IN_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static void json(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case Double _ -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}
