package vedette.store.actions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Feedback.Noticed;
import vedette.incident.feedback.Judgement;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Network;
import vedette.incident.suppress.Suppression;

/// Actions as texts: JSON, of which every value is a text, a number or a list.
final class Details {

    private Details() {}

    static String text(Action action) {
        return JsonText.of(json -> {
            switch (action) {
                case Action.Suppress(List<Suppression> rules) -> {
                    json.writeName("rules");
                    json.writeStartArray();
                    rules.forEach(rule -> write(rule, json));
                    json.writeEndArray();
                }
                case Action.Judge(Feedback feedback) -> write(feedback, json);
                case Action.AtWork(List<String> models, boolean hasSeries, double budget) -> {
                    json.writeName("models");
                    json.writeStartArray();
                    models.forEach(json::writeString);
                    json.writeEndArray();
                    json.writeStringProperty("series", Boolean.toString(hasSeries));
                    json.writeStringProperty("budget", Double.toString(budget));
                }
                case Action.Unknown(String kind) ->
                    throw new IllegalArgumentException("what is not known cannot be kept: " + kind);
            }
        });
    }

    private static void write(Suppression rule, JsonGenerator json) {
        Conditions conditions = rule.conditions();
        Kind kind = conditions.kind();
        json.writeStartObject();
        json.writeNumberProperty("id", rule.number());
        write("source", conditions.source(), json);
        write("destination", conditions.destination(), json);
        write("port", conditions.port(), json);
        write("kind", kind == null ? null : kind.label(), json);
        write("detector", conditions.detector(), json);
        write("until", rule.until(), json);
        json.writeStringProperty("reason", rule.reason());
        json.writeStringProperty("author", rule.author());
        json.writeStringProperty("given", rule.given().toString());
        json.writeEndObject();
    }

    private static void write(String name, @Nullable Object value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    private static void write(Feedback feedback, JsonGenerator json) {
        json.writeStringProperty("incident", feedback.incident());
        json.writeStringProperty("judgement", feedback.judgement().label());
        json.writeName("noticed");
        json.writeStartArray();
        for (Noticed noticed : feedback.noticed()) {
            json.writeStartObject();
            json.writeStringProperty("detector", noticed.detector());
            json.writeStringProperty("kind", noticed.kind().label());
            json.writeEndObject();
        }
        json.writeEndArray();
        write("sources", feedback.sources(), json);
        write("targets", feedback.targets(), json);
    }

    private static void write(String name, List<Address> addresses, JsonGenerator json) {
        json.writeName(name);
        json.writeStartArray();
        addresses.forEach(address -> json.writeString(address.toString()));
        json.writeEndArray();
    }

    /// The action that a text stands for; one that another version wrote may be none of ours.
    static Action action(String kind, String text) {
        try {
            Map<String, Object> values = JsonText.values(text);
            return switch (kind) {
                case Action.Suppress.KIND ->
                    new Action.Suppress(
                            list(values, "rules").stream().map(Details::rule).toList());
                case Action.Judge.KIND -> new Action.Judge(feedback(values));
                case Action.AtWork.KIND ->
                    new Action.AtWork(
                            list(values, "models").stream()
                                    .map(Object::toString)
                                    .toList(),
                            Boolean.parseBoolean(text(values, "series")),
                            Double.parseDouble(text(values, "budget")));
                default -> new Action.Unknown(kind);
            };
        } catch (RuntimeException _) { // whatever is not as we write it
            return new Action.Unknown(kind);
        }
    }

    private static Suppression rule(Object one) {
        Map<?, ?> values = (Map<?, ?>) one;
        String source = find(values, "source");
        String destination = find(values, "destination");
        String port = find(values, "port");
        String kind = find(values, "kind");
        String until = find(values, "until");
        return new Suppression(
                Long.parseLong(text(values, "id")),
                new Conditions(
                        source == null ? null : Network.parse(source),
                        destination == null ? null : Network.parse(destination),
                        port == null ? null : Integer.valueOf(port),
                        kind == null ? null : Kind.named(kind),
                        find(values, "detector")),
                text(values, "reason"),
                text(values, "author"),
                Instant.parse(text(values, "given")),
                until == null ? null : Instant.parse(until));
    }

    private static Feedback feedback(Map<?, ?> values) {
        List<Noticed> noticed = new ArrayList<>();
        for (Object one : list(values, "noticed")) {
            Map<?, ?> parts = (Map<?, ?>) one;
            noticed.add(new Noticed(text(parts, "detector"), Kind.named(text(parts, "kind"))));
        }
        String label = text(values, "judgement");
        Judgement judgement = List.of(Judgement.values()).stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
        return new Feedback(
                text(values, "incident"),
                judgement,
                noticed,
                addresses(values, "sources"),
                addresses(values, "targets"));
    }

    private static List<Address> addresses(Map<?, ?> values, String name) {
        return list(values, name).stream()
                .map(one -> Address.parse(one.toString()))
                .toList();
    }

    private static List<?> list(Map<?, ?> values, String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> values, String name) {
        String found = find(values, name);
        if (found == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return found;
    }

    private static @Nullable String find(Map<?, ?> values, String name) {
        Object found = values.get(name);
        return found == null ? null : found.toString();
    }
}
