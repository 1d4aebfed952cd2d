package vedette.app.people;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
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
import vedette.store.people.Actor;
import vedette.store.people.Role;
import vedette.store.people.Token;
import vedette.store.people.TokenBook;

/// Says which programs may ask.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes tokens, which programs show in the place of a password: `Authorization: Bearer TOKEN`.",
            "A token is printed once, when it is made, and kept nowhere: only its digest is."
        },
        footer = {
            "",
            "Examples:",
            "  vedette token make prometheus --for 365d",
            "  vedette token make ticketing --role analyst --until 2027-01-31 > token.txt",
            "  vedette token list",
            "  vedette token remove prometheus"
        })
public final class TokenCommand implements Callable<Integer> {

    public TokenCommand() {}

    @Override
    public Integer call() {
        throw new IllegalArgumentException("say what to do with tokens: make, list or remove");
    }

    @Command(
            name = "make",
            mixinStandardHelpOptions = true,
            description = "Makes one, and prints it: on standard output there is nothing else.")
    int make(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = "what the token will be called") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "viewer",
                            description = "what it may do: viewer, analyst or admin (default: viewer)")
                    String role,
            @Mixin EndOptions end,
            @Mixin AuthorOption author)
            throws IOException {
        Instant now = InstantSource.system().instant();
        TokenBook book = new TokenBook(where.place().begun().incidents());
        System.out.println(book.make(name, Role.named(role), end.end(now), new Actor(author.name(), now)));
        System.out.flush();
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, without what is secret.")
    int list(
            @Mixin StoreOptions where,
            @Option(names = "--json", description = "print them as one JSON object") boolean isJson)
            throws IOException {
        List<Token> tokens = book(where).all();
        if (isJson) {
            printJson(tokens, new NotClosing(System.out));
        } else if (tokens.isEmpty()) {
            System.out.println("there are no tokens: `vedette token make NAME` makes one");
        } else {
            print(tokens, InstantSource.system().instant());
        }
        System.out.flush();
        return 0;
    }

    private static void print(List<Token> tokens, Instant now) {
        System.out.printf(Locale.ROOT, "%-20s  %-8s  %-24s  %-24s  %s%n", "name", "role", "good until", "used", "by");
        for (Token token : tokens) {
            Instant ends = token.ends();
            Instant used = token.used();
            System.out.printf(
                    Locale.ROOT,
                    "%-20s  %-8s  %-24s  %-24s  %s%n",
                    token.name(),
                    token.role().label(),
                    ends == null ? "it is removed" : token.isGood(now) ? Times.iso(ends) : "over",
                    used == null ? "never" : Times.iso(used),
                    token.author());
        }
    }

    private static void printJson(List<Token> tokens, OutputStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeArrayPropertyStart("tokens");
            for (Token token : tokens) {
                json.writeStartObject();
                json.writeStringProperty("name", token.name());
                json.writeStringProperty("role", token.role().label());
                json.writeStringProperty("author", token.author());
                json.writeStringProperty("created", Times.iso(token.created()));
                writeTime(json, "ends", token.ends());
                writeTime(json, "used", token.used());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void writeTime(JsonGenerator json, String name, @Nullable Instant time) {
        if (time != null) {
            json.writeStringProperty(name, Times.iso(time));
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Makes one good for nothing, at once.")
    int remove(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = "of the token") String name,
            @Mixin AuthorOption author)
            throws IOException {
        book(where).remove(name, new Actor(author.name(), InstantSource.system().instant()));
        System.out.println(name + " is removed");
        System.out.flush();
        return 0;
    }

    private static TokenBook book(StoreOptions where) throws IOException {
        return new TokenBook(where.place().required().incidents());
    }
}
