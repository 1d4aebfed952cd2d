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
import vedette.app.door.DashboardFile;
import vedette.app.door.FirstPassword;
import vedette.app.keep.StoreOptions;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;
import vedette.app.text.Times;
import vedette.store.database.Database;
import vedette.store.people.Actor;
import vedette.store.people.LinkBook;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.sign.SignIn;

/// Says who may sign in.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = {
            "Says who may sign in, and what they may do: a viewer looks, an analyst also judges and suppresses, an admin also"
                    + " looks after users and settings."
        },
        footer = {
            "",
            "Examples:",
            "  vedette user add ann --role admin                        asks for the password, twice",
            "  vedette user add bob --role viewer --password-file bob.txt",
            "  vedette user role bob analyst",
            "  vedette user link                                        a link that signs in the first admin, once",
            "  vedette user list"
        })
public final class UserCommand implements Callable<Integer> {

    private static final String WHO = "of whom";

    public UserCommand() {}

    @Override
    public Integer call() {
        throw new IllegalArgumentException(
                "say what to do with users: add, list, role, password, link, disable, enable or remove");
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds somebody.")
    int add(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = "what the user will be called") String name,
            @Option(names = "--role", paramLabel = "ROLE", required = true, description = "viewer, analyst or admin")
                    String role,
            @Mixin PasswordOption password,
            @Mixin AuthorOption author)
            throws IOException {
        Role chosen = Role.named(role);
        UserBook.requireName(name);
        PasswordHash hash = PasswordHash.of(password.read());
        new UserBook(where.place().begun().incidents()).add(name, chosen, hash, actor(author));
        return done(name + " may sign in as " + chosen.label());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists everybody.")
    int list(
            @Mixin StoreOptions where,
            @Option(names = "--json", description = "print them as one JSON object") boolean isJson)
            throws IOException {
        List<User> users = book(where).all();
        if (isJson) {
            printJson(users, new NotClosing(System.out));
        } else if (users.isEmpty()) {
            System.out.println("there are no users: `vedette user add NAME --role admin` makes one");
        } else {
            System.out.printf(Locale.ROOT, "%-20s  %-8s  %-8s  %s%n", "name", "role", "", "signed in");
            for (User user : users) {
                System.out.printf(
                        Locale.ROOT,
                        "%-20s  %-8s  %-8s  %s%n",
                        user.name(),
                        user.role().label(),
                        user.isDisabled() ? "disabled" : "",
                        user.signedIn() == null ? "never" : Times.iso(user.signedIn()));
            }
        }
        System.out.flush();
        return 0;
    }

    private static void printJson(List<User> users, OutputStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeName("users");
            json.writeStartArray();
            for (User user : users) {
                json.writeStartObject();
                json.writeStringProperty("name", user.name());
                json.writeStringProperty("role", user.role().label());
                json.writeStringProperty("created", Times.iso(user.created()));
                json.writeStringProperty("changed", Times.iso(user.changed()));
                Instant signedIn = user.signedIn();
                if (signedIn != null) {
                    json.writeStringProperty("signed_in", Times.iso(signedIn));
                }
                json.writeBooleanProperty("disabled", user.isDisabled());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    @Command(name = "role", mixinStandardHelpOptions = true, description = "Lets somebody do more or less.")
    int role(
            @Mixin StoreOptions where,
            @Parameters(index = "0", paramLabel = "NAME", description = WHO) String name,
            @Parameters(index = "1", paramLabel = "ROLE", description = "viewer, analyst or admin") String role,
            @Mixin AuthorOption author)
            throws IOException {
        Role chosen = Role.named(role);
        book(where).setRole(name, chosen, actor(author));
        return done(name + " is " + chosen.label() + " now");
    }

    @Command(name = "password", mixinStandardHelpOptions = true, description = "Gives somebody another password.")
    int password(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Mixin PasswordOption password,
            @Mixin AuthorOption author)
            throws IOException {
        UserBook book = book(where);
        book.setPassword(name, PasswordHash.of(password.read()), actor(author));
        boolean isFileGone = new FirstPassword(where.data()).forget(name);
        return done(
                name + " has another password now" + (isFileGone ? "; the file with the first one is deleted" : ""));
    }

    @Command(
            name = "link",
            mixinStandardHelpOptions = true,
            description =
                    "Prints a link to the running dashboard that signs somebody in: once, and within ten minutes.")
    int link(
            @Mixin StoreOptions where,
            @Parameters(
                            paramLabel = "NAME",
                            arity = "0..1",
                            description = "whom it signs in (default: the first admin)")
                    @Nullable
                    String name,
            @Mixin AuthorOption author)
            throws IOException {
        String address = new DashboardFile(where.data())
                .address()
                .orElseThrow(() -> new IOException("no dashboard runs on what is kept in " + where.data()
                        + ": start it by `vedette run`, or say where it keeps its data by --data-dir"));
        Database incidents = where.place().required().incidents();
        String user = name == null ? firstAdmin(new UserBook(incidents)) : name;
        System.out.println(address + SignIn.LINKS + new LinkBook(incidents).make(user, actor(author)));
        System.out.flush();
        return 0;
    }

    private static String firstAdmin(UserBook book) throws IOException {
        return book.all().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.isDisabled())
                .map(User::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no admin yet: `vedette user add NAME --role admin` makes one"));
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Refuses somebody until further notice.")
    int disable(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Mixin AuthorOption author)
            throws IOException {
        book(where).setDisabled(name, true, actor(author));
        return done(name + " may not sign in for now");
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets somebody sign in again.")
    int enable(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Mixin AuthorOption author)
            throws IOException {
        book(where).setDisabled(name, false, actor(author));
        return done(name + " may sign in again");
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes somebody.")
    int remove(
            @Mixin StoreOptions where,
            @Parameters(paramLabel = "NAME", description = WHO) String name,
            @Mixin AuthorOption author)
            throws IOException {
        book(where).remove(name, actor(author));
        new FirstPassword(where.data()).forget(name);
        return done(name + " is removed");
    }

    private static int done(String what) {
        System.out.println(what);
        System.out.flush();
        return 0;
    }

    private static UserBook book(StoreOptions where) throws IOException {
        return new UserBook(where.place().required().incidents());
    }

    private static Actor actor(AuthorOption author) {
        return new Actor(author.name(), InstantSource.system().instant());
    }
}
