package vedette.traces.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Arkime's sessions: an array of objects, of which the direct fields of `body` matter, and those of `source`,
/// `destination` and `network` in it.
final class ArkimeSessions {

    private ArkimeSessions() {}

    static List<ReferenceFlow> read(Path file) {
        List<ReferenceFlow> flows = new ArrayList<>();
        Map<String, String> session = new HashMap<>();
        List<String> path = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    path.add(parser.currentName() == null ? "" : parser.currentName());
                } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    if (path.removeLast().equals("body") && session.containsKey("source.ip")) {
                        flows.add(flow(session));
                        session.clear();
                    }
                } else if (token.isScalarValue() && parser.currentName() != null) {
                    keep(session, path, parser.currentName(), parser.getString());
                }
            }
        }
        return flows;
    }

    private static void keep(Map<String, String> session, List<String> path, String name, String value) {
        if (path.isEmpty()) {
            return;
        }
        String parent = path.getLast();
        if (parent.equals("body")) {
            session.put(name, value);
        } else if (path.size() > 1 && path.get(path.size() - 2).equals("body")) {
            session.put(parent + "." + name, value);
        }
    }

    private static ReferenceFlow flow(Map<String, String> session) {
        FiveTuple tuple = FiveTuple.of(
                session.getOrDefault("source.ip", ""),
                number(session, "source.port"),
                session.getOrDefault("destination.ip", ""),
                number(session, "destination.port"),
                number(session, "ipProtocol"));
        return new ReferenceFlow(
                tuple,
                new Volume(number(session, "source.packets"), number(session, "source.bytes")),
                new Volume(number(session, "destination.packets"), number(session, "destination.bytes")),
                Map.of("community_id", session.getOrDefault("network.community_id", "")));
    }

    private static int number(Map<String, String> session, String name) {
        return Integer.parseInt(session.getOrDefault(name, "0"));
    }
}
