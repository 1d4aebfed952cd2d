package vedette.learn.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// JSON as maps, lists, texts, numbers and truth values. Numbers that are none are written as null.
public final class JsonTree {

    private static final long MOST_BYTES = 16 << 20;
    private static final int MOST_DEPTH = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxDocumentLength(MOST_BYTES)
                    .build())
            .build();

    private JsonTree() {}

    /// Reads an object from a file.
    ///
    /// @throws IOException also if it is no JSON, or no object; the message says where
    public static Map<String, Object> read(Path file) throws IOException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), Files.newInputStream(file))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(file + " is damaged: it is no JSON object");
            }
            return object(parser);
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(parser, token);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    /// Writes an object, on several lines.
    public static void write(Map<String, ?> object, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(object, out);
        }
    }

    /// Writes an object and a line end, and leaves the stream open.
    public static void write(Map<String, ?> object, OutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), new Unclosed(out))) {
            put(object, json);
            json.writeRaw('\n');
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    private static void put(@Nullable Object value, JsonGenerator json) {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> object -> putObject(object, json);
            case Iterable<?> list -> putList(list, json);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number when !Double.isFinite(number.doubleValue()) -> json.writeNull();
            case Number number -> json.writeNumber(number.doubleValue());
            default -> json.writeString(value.toString());
        }
    }

    private static void putObject(Map<?, ?> object, JsonGenerator json) {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            json.writeName(String.valueOf(entry.getKey()));
            put(entry.getValue(), json);
        }
        json.writeEndObject();
    }

    private static void putList(Iterable<?> list, JsonGenerator json) {
        json.writeStartArray();
        for (Object value : list) {
            put(value, json);
        }
        json.writeEndArray();
    }

    private static final class Unclosed extends java.io.FilterOutputStream {

        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
