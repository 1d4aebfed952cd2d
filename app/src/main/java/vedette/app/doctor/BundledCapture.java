package vedette.app.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A capture that comes with the program, and what its recording says about it.
///
/// @param home the networks that are inside
public record BundledCapture(String name, List<String> home, List<BundledAttack> attacks) {

    private static final String CAPTURE = ".pcap.gz";

    /// Reads what the recording of this name says.
    public static BundledCapture named(String name) {
        List<String> home = new ArrayList<>();
        List<BundledAttack> attacks = new ArrayList<>();
        try (InputStream in = resource(name + ".json");
                JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "home" -> home.addAll(texts(json));
                    case "campaigns" -> readAttacks(json, attacks);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BundledCapture(name, List.copyOf(home), List.copyOf(attacks));
    }

    private static void readAttacks(JsonParser json, List<BundledAttack> attacks) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String family = "";
            String tool = "";
            List<String> entities = List.of();
            List<String> victims = List.of();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "family" -> family = json.getString();
                    case "tool" -> tool = json.getString();
                    case "entities" -> entities = texts(json);
                    case "victims" -> victims = texts(json);
                    default -> json.skipChildren();
                }
            }
            attacks.add(new BundledAttack(family, tool, entities, victims));
        }
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getString());
        }
        return List.copyOf(texts);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(BundledCapture.class.getResourceAsStream(name), name + " is not bundled");
    }

    /// Writes the capture to a file in this folder.
    public Path unpackTo(Path folder) throws IOException {
        Path file = folder.resolve(name + CAPTURE);
        try (InputStream in = resource(name + CAPTURE)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
