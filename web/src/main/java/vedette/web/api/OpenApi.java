package vedette.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import vedette.store.people.Role;
import vedette.web.http.Reply;
import vedette.web.http.Route;

/// What programs can ask for, as they read it (OpenAPI 3.1): made of the routes, so that it says what is there.
public final class OpenApi {

    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    /// What each name in a query, a form or a path means, everywhere.
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("about", "an address that has part in it"),
            Map.entry("address", "an address of a host"),
            Map.entry("after", "where the page before says that it ended"),
            Map.entry("by", "service, host, protocol, class or direction"),
            Map.entry("family", "of attacks, as scan; may be given several times"),
            Map.entry("force", "if given, although it failed a gate"),
            Map.entry("format", "of a report: pdf, html or md; of what is exported: csv or jsonl"),
            Map.entry("from", "the beginning of the time, as 2026-01-31T14:00:00Z"),
            Map.entry("hidden", "if given, with what people are not told of"),
            Map.entry("id", "of an incident"),
            Map.entry("in", "hot, or all for the archive, too"),
            Map.entry("interface", "its name, as eth0"),
            Map.entry("kind", "of incidents, as port-scan; may be given several times"),
            Map.entry("last", "how far back from now: 15m, 1h, 6h, 24h, 7d or 30d"),
            Map.entry("limit", "at most so many, up to 1000"),
            Map.entry("measure", "bits or flows"),
            Map.entry("model", "its name, as random-forest-full:2"),
            Map.entry("name", "of a figure, as process_resident_bytes"),
            Map.entry("offset", "how many to leave out first"),
            Map.entry("on", "yes or no"),
            Map.entry("order", "down or up"),
            Map.entry("q", "what is looked for, as host:10.0.0.7 service:ssh bytes>1M"),
            Map.entry("quick", "if given, without the gates that train models of their own"),
            Map.entry("section", "a chapter, as summary; may be given several times"),
            Map.entry("severity", "at least: info, low, medium, high or critical"),
            Map.entry("slot", "what a model is for, as full/classifier"),
            Map.entry("sort", "incidents: worst, latest or newest first; conversations: a column, as time or bytes"),
            Map.entry("state", "open, or left out"),
            Map.entry("text", "what is said, up to 4000 characters"),
            Map.entry("to", "the end of the time"),
            Map.entry("verdict", "none, acknowledged, real, false-alarm or harmless"));

    private final List<Route> routes;
    private final String version;

    /// @param routes those for programs are told of
    /// @param version of the program
    public OpenApi(List<Route> routes, String version) {
        this.routes = routes.stream().filter(Route::isForPrograms).toList();
        this.version = version;
    }

    /// The document.
    public Reply answer() throws IOException {
        Map<String, List<Route>> byPath = routes.stream()
                .collect(Collectors.groupingBy(Route::path, java.util.LinkedHashMap::new, Collectors.toList()));
        return Json.reply(json -> {
            json.writeStringProperty("openapi", "3.1.0");
            json.writeObjectPropertyStart("info");
            json.writeStringProperty("title", "Vedette");
            json.writeStringProperty("version", version);
            json.writeEndObject();
            writeSecurity(json);
            json.writeObjectPropertyStart("paths");
            for (Map.Entry<String, List<Route>> path : byPath.entrySet()) {
                json.writeObjectPropertyStart(path.getKey());
                path.getValue().forEach(route -> writeRoute(json, route));
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void writeSecurity(JsonGenerator json) {
        json.writeObjectPropertyStart("components");
        json.writeObjectPropertyStart("securitySchemes");
        json.writeObjectPropertyStart("token");
        json.writeStringProperty("type", "http");
        json.writeStringProperty("scheme", "bearer");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("security");
        json.writeStartObject();
        json.writeArrayPropertyStart("token");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeRoute(JsonGenerator json, Route route) {
        Role least = route.least();
        json.writeObjectPropertyStart(route.method().toLowerCase(Locale.ROOT));
        json.writeStringProperty("summary", route.words().summary());
        json.writeStringProperty(
                "description", "Takes the role " + (least == null ? "of nobody" : least.label()) + ".");
        json.writeArrayPropertyStart("parameters");
        Matcher parts = PART.matcher(route.path());
        while (parts.find()) {
            writeParameter(json, parts.group(1), "path");
        }
        boolean isForm = route.method().equals("POST");
        if (!isForm) {
            route.words().asked().forEach(name -> writeParameter(json, name, "query"));
        }
        json.writeEndArray();
        if (isForm) {
            writeForm(json, route);
        }
        json.writeObjectPropertyStart("responses");
        for (String status : List.of(isForm ? "204" : "200", "400", "401", "403", "404", "429")) {
            json.writeObjectPropertyStart(status);
            json.writeStringProperty("description", status.startsWith("2") ? "done" : "not done, with the reason");
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeParameter(JsonGenerator json, String name, String where) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("in", where);
        json.writeBooleanProperty("required", where.equals("path"));
        json.writeStringProperty("description", meaning(name));
        writeText(json);
        json.writeEndObject();
    }

    private static void writeForm(JsonGenerator json, Route route) {
        json.writeObjectPropertyStart("requestBody");
        json.writeObjectPropertyStart("content");
        json.writeObjectPropertyStart("application/x-www-form-urlencoded");
        json.writeObjectPropertyStart("schema");
        json.writeStringProperty("type", "object");
        json.writeObjectPropertyStart("properties");
        for (String name : route.words().asked()) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("type", "string");
            json.writeStringProperty("description", meaning(name));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json) {
        json.writeObjectPropertyStart("schema");
        json.writeStringProperty("type", "string");
        json.writeEndObject();
    }

    /// What a name in a query, a form or a path means.
    public static String meaning(String name) {
        String meaning = MEANINGS.get(name);
        if (meaning == null) {
            throw new IllegalStateException("nobody has said what " + name + " means");
        }
        return meaning;
    }
}
