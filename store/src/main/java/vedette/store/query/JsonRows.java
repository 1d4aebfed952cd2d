package vedette.store.query;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows as JSON objects: one array of them, or one in each line.
final class JsonRows implements RowWriter {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("").build();

    private final JsonGenerator json;
    private final boolean isArray;
    private List<String> names = List.of();

    JsonRows(OutputStream stream, boolean isArray) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), stream);
        this.isArray = isArray;
    }

    @Override
    public void begin(List<String> newNames) {
        names = newNames;
        if (isArray) {
            json.writeStartArray();
        }
    }

    @Override
    public void row(List<@Nullable Object> values) {
        json.writeStartObject();
        for (int column = 0; column < names.size(); column++) {
            json.writeName(names.get(column));
            put(values.get(column));
        }
        json.writeEndObject();
        if (!isArray) {
            json.writeRaw('\n');
        }
    }

    private void put(@Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case Double _ -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void end() {
        if (isArray) {
            json.writeEndArray();
            json.writeRaw('\n');
        }
        json.flush();
    }
}
