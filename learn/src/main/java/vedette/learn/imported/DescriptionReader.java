package vedette.learn.imported;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vedette.learn.table.Columns;

/// Reads descriptions in JSON.
final class DescriptionReader {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST = 10_000;
    private static final String KEYS = "columns, classes, benign, input, output, kind, mean, scale";

    private final String name;
    private final JsonParser json;
    private List<String> columns = List.of();
    private List<String> classes = List.of();
    private String benign = "";
    private String input = "";
    private String output = "";
    private OutputKind kind = OutputKind.PROBABILITIES;
    private List<Float> mean = List.of();
    private List<Float> scale = List.of();

    private DescriptionReader(String name, JsonParser json) {
        this.name = name;
        this.json = json;
    }

    static ImportDescription read(String name, String text) throws IOException {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new DescriptionReader(name, json).read();
        } catch (JacksonException e) {
            throw new IOException(
                    name + " is no JSON: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ")",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }

    private ImportDescription read() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("it must begin with { and have " + KEYS);
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "columns" -> columns = texts(key);
                case "classes" -> classes = texts(key);
                case "benign" -> benign = text(key);
                case "input" -> input = text(key);
                case "output" -> output = text(key);
                case "kind" -> kind = kind(text(key));
                case "mean" -> mean = numbers(key);
                case "scale" -> scale = numbers(key);
                default -> throw wrong("\"" + key + "\" is not known: there are " + KEYS);
            }
        }
        return new ImportDescription(new Columns(columns), classes, benign, input, output, kind, mean, scale);
    }

    private OutputKind kind(String word) throws IOException {
        for (OutputKind each : OutputKind.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        String words = Arrays.stream(OutputKind.values()).map(OutputKind::word).collect(Collectors.joining(", "));
        throw wrong("\"kind\" is " + word + ", but can be " + words);
    }

    private String text(String key) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong("\"" + key + "\" must be a text");
        }
        return json.getString();
    }

    private List<String> texts(String key) throws IOException {
        List<String> texts = new ArrayList<>();
        begin(key);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(key));
            requireFew(key, texts);
        }
        return texts;
    }

    private List<Float> numbers(String key) throws IOException {
        List<Float> numbers = new ArrayList<>();
        begin(key);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.currentToken().isNumeric()) {
                throw wrong("\"" + key + "\" must have numbers only");
            }
            numbers.add(json.getFloatValue());
            requireFew(key, numbers);
        }
        return numbers;
    }

    private void begin(String key) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("\"" + key + "\" must be a list");
        }
    }

    private void requireFew(String key, List<?> list) throws IOException {
        if (list.size() > MOST) {
            throw wrong("\"" + key + "\" has more than " + MOST + " entries");
        }
    }

    private IOException wrong(String what) {
        return new IOException(name + ", line " + json.currentTokenLocation().getLineNr() + ": " + what);
    }
}
