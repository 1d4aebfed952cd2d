package vedette.app.people;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import vedette.app.keep.StoreOptions;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Suppression;
import vedette.report.text.Visible;
import vedette.store.StorePlace;
import vedette.store.incidents.RulePreview;
import vedette.store.people.Actor;
import vedette.store.people.SuppressionBook;

/// Says which incidents are not to be shown.
@Command(
        name = "suppress",
        mixinStandardHelpOptions = true,
        description = {
            "Says which incidents are not to be shown: those that fulfil all conditions of a rule. They are kept, and reports"
                    + " say how many there were."
        },
        footer = {
            "",
            "Examples:",
            "  vedette suppress preview --source 10.0.0.9 --kind port-scan     what that would have hidden",
            "  vedette suppress add --source 10.0.0.9 --kind port-scan --reason \"our own scanner\" --for 90d",
            "  vedette suppress list",
            "  vedette suppress remove 3"
        })
public final class SuppressCommand implements Callable<Integer> {

    public SuppressCommand() {}

    @Override
    public Integer call() {
        throw new IllegalArgumentException("say what to do with what is not shown: add, list, preview or remove");
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a rule, after it has said what that would have hidden.")
    int add(
            @Mixin StoreOptions where,
            @Mixin RuleOptions rule,
            @Mixin EndOptions end,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            required = true,
                            description = "why, for those who ask later")
                    String reason,
            @Mixin AuthorOption author)
            throws IOException {
        Instant now = now();
        Suppression wanted = new Suppression(0, rule.conditions(), reason, author.name(), now, end.end(now));
        StorePlace place = where.place().begun();
        PreviewText.print(RulePreview.of(place.incidents(), wanted.conditions()), now);
        long number = new SuppressionBook(place.incidents()).add(wanted);
        System.out.println("suppression " + number + " is added: " + wanted.conditions()
                + (wanted.until() == null ? "" : ", until " + Times.iso(wanted.until())));
        System.out.flush();
        return 0;
    }

    @Command(
            name = "preview",
            mixinStandardHelpOptions = true,
            description = "Says what a rule would have hidden of the last thirty days, and what of that was real.")
    int preview(@Mixin StoreOptions where, @Mixin RuleOptions rule) throws IOException {
        Conditions conditions = rule.conditions();
        PreviewText.print(RulePreview.of(where.place().required().incidents(), conditions), now());
        System.out.flush();
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the rules there are.")
    int list(
            @Mixin StoreOptions where,
            @Option(names = "--json", description = "print them as one JSON object") boolean isJson)
            throws IOException {
        List<Suppression> rules =
                new SuppressionBook(where.place().required().incidents()).all().rules();
        if (isJson) {
            printJson(rules, new NotClosing(System.out));
        } else if (rules.isEmpty()) {
            System.out.println("nothing is suppressed");
        } else {
            printTable(rules);
        }
        System.out.flush();
        return 0;
    }

    private static void printTable(List<Suppression> rules) {
        Instant now = now();
        System.out.println("number  ends                         by            what: why");
        for (Suppression rule : rules) {
            System.out.printf(
                    Locale.ROOT,
                    "%6d  %-27s  %-12s  %s: %s%n",
                    rule.number(),
                    end(rule, now),
                    Visible.of(rule.author()),
                    Visible.of(rule.conditions().toString()),
                    Visible.of(rule.reason()));
        }
    }

    private static String end(Suppression rule, Instant now) {
        if (rule.until() == null) {
            return "never";
        }
        return rule.isInForce(now) ? Times.iso(rule.until()) : "has ended";
    }

    private static void printJson(List<Suppression> rules, OutputStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeName("suppressions");
            json.writeStartArray();
            for (Suppression rule : rules) {
                Conditions conditions = rule.conditions();
                json.writeStartObject();
                json.writeNumberProperty("id", rule.number());
                write(json, "source", conditions.source());
                write(json, "destination", conditions.destination());
                if (conditions.port() != null) {
                    json.writeNumberProperty("port", conditions.port());
                }
                write(
                        json,
                        "kind",
                        conditions.kind() == null ? null : conditions.kind().label());
                write(json, "detector", conditions.detector());
                write(json, "until", rule.until() == null ? null : Times.iso(rule.until()));
                write(json, "reason", rule.reason());
                write(json, "author", rule.author());
                write(json, "given", Times.iso(rule.given()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Removes a rule: what it has hidden is shown again.")
    int remove(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NUMBER", description = "of `vedette suppress list`") long number,
            @Mixin AuthorOption author)
            throws IOException {
        new SuppressionBook(where.place().required().incidents()).remove(number, new Actor(author.name(), now()));
        System.out.println("suppression " + number + " is removed");
        System.out.flush();
        return 0;
    }

    private static Instant now() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
