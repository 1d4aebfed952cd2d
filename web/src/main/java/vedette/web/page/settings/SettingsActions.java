package vedette.web.page.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vedette.store.database.Database;
import vedette.store.people.Audit;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.Setting;
import vedette.store.people.TokenBook;
import vedette.store.people.UserBook;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.WatchDeeds;
import vedette.web.page.Frame;
import vedette.web.view.Settings;

/// What an admin does on the page of settings. All of it is in the audit.
public final class SettingsActions {

    private static final String HERE = "/settings";

    private static final Map<String, Duration> LENGTHS =
            Map.of("30d", Duration.ofDays(30), "90d", Duration.ofDays(90), "365d", Duration.ofDays(365));

    private final Frame frame;
    private final SettingsPages pages;
    private final WatchDeeds deeds;

    public SettingsActions(Frame frame, SettingsPages pages) {
        this.frame = frame;
        this.pages = pages;
        deeds = new WatchDeeds(frame.room(), pages.clock());
    }

    /// Something that is done, and refused with words if it makes no sense.
    @FunctionalInterface
    private interface Deed {

        void done(Call call, Database database) throws IOException;
    }

    public List<Route> routes() {
        return List.of(
                post("/settings/inputs", this::watch),
                post("/settings/budget", this::setBudget),
                post("/settings/reports", this::setReports),
                post("/settings/users", this::addUser),
                post("/settings/users/{user}/role", this::setRole),
                post("/settings/users/{user}/disabled", this::setDisabled),
                post("/settings/users/{user}/remove", this::removeUser),
                Route.page("POST", "/settings/receivers/{receiver}/test", Role.ADMIN, this::testReceiver),
                Route.page("POST", "/settings/tokens", Role.ADMIN, this::makeToken),
                post("/settings/tokens/{token}/remove", this::removeToken));
    }

    private Route post(String path, Deed deed) {
        return Route.page("POST", path, Role.ADMIN, call -> {
            try {
                deed.done(call, database());
            } catch (IllegalArgumentException e) {
                throw Refusal.notDone(e);
            }
            return Reply.seeOther(HERE);
        });
    }

    private Database database() throws IOException {
        return frame.room().place().required().incidents();
    }

    private void watch(Call call, Database database) throws IOException {
        deeds.turn(call, call.requirePosted("name"));
    }

    private void setBudget(Call call, Database database) throws IOException {
        String text = call.requirePosted("budget").strip().replace(',', '.');
        new vedette.store.people.Settings(database)
                .put(Setting.ALERT_BUDGET, Setting.ALERT_BUDGET.reader().apply(text), pages.actor(call));
    }

    private void setReports(Call call, Database database) throws IOException {
        var settings = new vedette.store.people.Settings(database);
        var schedule = Setting.Schedule.named(call.requirePosted("schedule"));
        String format = Setting.REPORT_FORMAT.reader().apply(call.requirePosted("format"));
        Path folder = Setting.REPORT_FOLDER
                .reader()
                .apply(call.posted("folder").orElse("").strip());
        settings.put(Setting.REPORT_FORMAT, format, pages.actor(call));
        settings.put(Setting.REPORT_FOLDER, folder, pages.actor(call));
        settings.put(Setting.REPORT_SCHEDULE, schedule, pages.actor(call));
    }

    private void addUser(Call call, Database database) throws IOException {
        String name = call.requirePosted("name").strip();
        Role role = Role.named(call.requirePosted("role"));
        UserBook.requireName(name);
        PasswordHash hash = PasswordHash.of(call.requirePosted("password").toCharArray());
        new UserBook(database).add(name, role, hash, pages.actor(call));
    }

    private void setRole(Call call, Database database) throws IOException {
        new UserBook(database).setRole(call.part("user"), Role.named(call.requirePosted("role")), pages.actor(call));
    }

    private void setDisabled(Call call, Database database) throws IOException {
        new UserBook(database)
                .setDisabled(call.part("user"), WatchDeeds.isYes(call.requirePosted("disabled")), pages.actor(call));
    }

    private void removeUser(Call call, Database database) throws IOException {
        new UserBook(database).remove(call.part("user"), pages.actor(call));
    }

    private Reply testReceiver(Call call) throws IOException {
        String name = call.part("receiver");
        Settings.Answer answer;
        try {
            answer = new Settings.Answer(
                    name, frame.room().operations().notices().test(name), true);
        } catch (IllegalArgumentException e) {
            throw Refusal.notDone(e);
        } catch (IOException e) {
            answer = new Settings.Answer(name, String.valueOf(e.getMessage()), false);
        }
        Audit.note(database(), pages.actor(call), "test notification", name, answer.isFine() ? "taken" : "failed");
        return pages.page(call, answer, Settings.Secret.NONE);
    }

    private Reply makeToken(Call call) throws IOException {
        try {
            String name = call.requirePosted("name").strip();
            Role role = Role.named(call.requirePosted("role"));
            String length = call.requirePosted("length");
            Duration time = LENGTHS.get(length);
            if (time == null && !length.equals("never")) {
                throw Refusal.badRequest("A token is good for 30d, 90d or 365d, or never ends.");
            }
            Instant ends = time == null ? null : pages.actor(call).at().plus(time);
            String secret = new TokenBook(database()).make(name, role, ends, pages.actor(call));
            return pages.page(call, Settings.Answer.NONE, new Settings.Secret(name, secret));
        } catch (IllegalArgumentException e) {
            throw Refusal.notDone(e);
        }
    }

    private void removeToken(Call call, Database database) throws IOException {
        new TokenBook(database).remove(call.part("token"), pages.actor(call));
    }
}
