package vedette.web.page.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.store.people.Actor;
import vedette.store.people.Audit;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.Setting;
import vedette.store.people.Token;
import vedette.store.people.TokenBook;
import vedette.store.people.User;
import vedette.store.people.UserBook;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.NoticeRoom;
import vedette.web.operate.Operations;
import vedette.web.operate.Room;
import vedette.web.page.Frame;
import vedette.web.template.JtesettingsGenerated;
import vedette.web.text.Moments;
import vedette.web.view.Layout;
import vedette.web.view.Settings;

/// What an admin looks after, on one page: what is read, the alert budget, reports, people, programs; and what was
/// done.
public final class SettingsPages {

    private static final int LATEST = 50;

    private final Frame frame;
    private final InstantSource clock;

    /// @param clock by which people and programs come and go, whatever time the traffic is of
    public SettingsPages(Frame frame, InstantSource clock) {
        this.frame = frame;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.page("GET", "/settings", Role.ADMIN, this::settings));
    }

    private Reply settings(Call call) throws IOException {
        return page(call, Settings.Answer.NONE, Settings.Secret.NONE);
    }

    /// The page, with what somebody was answered just now, and a secret that is shown this once.
    Reply page(Call call, Settings.Answer answer, Settings.Secret secret) throws IOException {
        Layout layout = frame.around(call, "Settings", "settings", frame.range(call));
        Settings settings = view(answer, secret, frame.zone(call));
        return Frame.shown(out -> JtesettingsGenerated.render(out, null, layout, settings))
                .with("Cache-Control", "no-store");
    }

    private Settings view(Settings.Answer answer, Settings.Secret secret, ZoneId zone) throws IOException {
        Room room = frame.room();
        var database = room.place().required().incidents();
        var set = new vedette.store.people.Settings(database);
        return new Settings(
                room.operations().watching().inputs().stream()
                        .map(SettingsPages::input)
                        .toList(),
                budget(set.get(Setting.ALERT_BUDGET)),
                Limits.now(room),
                set.get(Setting.REPORT_SCHEDULE).label(),
                Arrays.stream(Setting.Schedule.values())
                        .map(Setting.Schedule::label)
                        .toList(),
                set.get(Setting.REPORT_FORMAT),
                text(set.get(Setting.REPORT_FOLDER)),
                room.operations().notices().receivers().stream()
                        .map(receiver -> receiver(receiver, zone))
                        .toList(),
                new UserBook(database)
                        .all().stream().map(user -> person(user, zone)).toList(),
                new TokenBook(database)
                        .all().stream().map(token -> program(token, zone)).toList(),
                Arrays.stream(Role.values()).map(Role::label).toList(),
                Audit.latest(database, LATEST).stream()
                        .map(entry -> done(entry, zone))
                        .toList(),
                answer,
                secret,
                PasswordHash.LEAST);
    }

    private static String text(Path folder) {
        return folder.toString();
    }

    private static String budget(double perDay) {
        return perDay == Math.rint(perDay) ? Long.toString((long) perDay) : Double.toString(perDay);
    }

    private static Settings.Input input(Operations.Input input) {
        String state = switch (input.sight()) {
            case READ -> "is read";
            case OFF -> "is off";
            case DOWN -> "is down: it is read again once it is back";
            case OVER -> "was read to its end";
        };
        boolean isWatched = input.sight() == Operations.Sight.READ || input.sight() == Operations.Sight.DOWN;
        return new Settings.Input(
                input.name(), state, isWatched, input.canSwitch() && input.sight() != Operations.Sight.OVER);
    }

    private static Settings.Receiver receiver(NoticeRoom.Receiver receiver, ZoneId zone) {
        Instant last = receiver.lastSent();
        String fares = String.format(
                Locale.ROOT,
                "%,d sent%s; %,d waiting, %,d held back",
                receiver.sent(),
                last == null ? "" : ", the latest " + when(last, "", zone),
                receiver.waiting(),
                receiver.heldBack());
        return new Settings.Receiver(
                receiver.name(), receiver.kind(), receiver.where(), receiver.told(), fares, receiver.trouble());
    }

    private static Settings.Person person(User user, ZoneId zone) {
        return new Settings.Person(
                user.name(), user.role().label(), when(user.signedIn(), "never", zone), user.isDisabled());
    }

    private Settings.Program program(Token token, ZoneId zone) {
        Instant ends = token.ends();
        return new Settings.Program(
                token.name(),
                token.role().label(),
                token.author(),
                token.isGood(clock.instant()) ? when(ends, "no end", zone) : "over",
                when(token.used(), "never", zone));
    }

    private static Settings.Done done(Audit.Entry entry, ZoneId zone) {
        return new Settings.Done(
                when(entry.at(), "", zone), entry.author(), entry.action(), entry.about(), entry.details());
    }

    private static String when(@Nullable Instant time, String never, ZoneId zone) {
        return time == null ? never : Moments.day(time, zone);
    }

    /// Of those who do something here.
    InstantSource clock() {
        return clock;
    }

    /// Whoever does something here.
    Actor actor(Call call) {
        return new Actor(call.visitor().name(), clock.instant());
    }
}
