package vedette.app.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import vedette.app.config.ConfigDefaults;
import vedette.app.config.Keys;
import vedette.app.config.Reload;
import vedette.app.config.key.Key;
import vedette.app.config.key.Values;
import vedette.app.notify.key.NotifyKeys;
import vedette.app.notify.key.NotifyValues;
import vedette.app.session.AllInterfaces;
import vedette.store.StorePlace;
import vedette.store.keep.Retention;
import vedette.store.people.Actor;
import vedette.store.people.Setting;
import vedette.store.people.Settings;

/// What the configuration says of things that change while a run goes on.
///
/// Some of it is also set on the dashboard, and kept in the store: the alert budget and what reports are written. What
/// the configuration says is put there when the run begins and when it is read again and has another value; in between
/// the dashboard may set them.
public final class LiveSettings {

    private static final String AUTHOR = "configuration";

    private final ConfigDefaults configured;
    private final StorePlace place;
    private final Reload reload;

    /// A key that has its value in the store.
    private record Stored<T, S>(Key<T> key, Setting<S> setting, UnaryOperator<String> toSetting) {

        private Stored(Key<T> key, Setting<S> setting) {
            this(key, setting, UnaryOperator.identity());
        }

        private void put(Settings settings, Values values) throws IOException {
            S value = setting.reader().apply(toSetting.apply(values.held(key).text()));
            if (!settings.get(setting).equals(value)) {
                settings.put(setting, value, new Actor(AUTHOR, Instant.now()));
            }
        }
    }

    private static final List<Stored<?, ?>> STORED = List.of(
            new Stored<>(Keys.ALERT_BUDGET, Setting.ALERT_BUDGET),
            new Stored<>(Keys.REPORT_SCHEDULE, Setting.REPORT_SCHEDULE),
            new Stored<>(Keys.REPORT_FORMAT, Setting.REPORT_FORMAT),
            new Stored<>(Keys.REPORT_FOLDER, Setting.REPORT_FOLDER, LiveSettings::absolute));

    /// Who can switch an interface on and off.
    @FunctionalInterface
    public interface Switch {

        /// Does it, and returns when it is done.
        ///
        /// @throws IllegalArgumentException if it cannot be, with why
        void set(String interfaceName, boolean isOn);
    }

    public LiveSettings(ConfigDefaults configured, StorePlace place) {
        this.configured = configured;
        this.place = place;
        reload = new Reload(configured);
        STORED.forEach(stored -> reload.on(stored.key, values -> stored.put(new Settings(place.incidents()), values)));
        for (Key<?> key : List.of(
                Keys.KEEP_FLOWS,
                Keys.KEEP_INCIDENTS,
                Keys.KEEP_TICKS,
                Keys.MOST_TICKS,
                Keys.MOST_EVIDENCE,
                Keys.LEAST_FREE)) {
            reload.on(key, _ -> {}); // asked for whenever it counts
        }
    }

    private static String absolute(String folder) {
        return folder.isEmpty() ? "" : Path.of(folder).toAbsolutePath().toString();
    }

    /// Puts what is given into the store, if there is one yet.
    public void keep() throws IOException {
        if (!place.exists()) {
            return;
        }
        Settings settings = new Settings(place.incidents());
        for (Stored<?, ?> stored : STORED) {
            if (configured.values().held(stored.key).isGiven() && !configured.isGiven(stored.key)) {
                stored.put(settings, configured.values());
            }
        }
    }

    /// How many incidents a day people want to be told of that are only unusual.
    public double budget() throws IOException {
        return place.exists()
                ? new Settings(place.incidents()).get(Setting.ALERT_BUDGET)
                : configured.values().get(Keys.ALERT_BUDGET);
    }

    /// For how long what is seen is kept, as it is now.
    public Retention retention() {
        Values now = reload.running();
        return new Retention(
                now.get(Keys.KEEP_FLOWS),
                now.get(Keys.KEEP_INCIDENTS),
                now.get(Keys.KEEP_TICKS),
                now.get(Keys.MOST_TICKS),
                now.get(Keys.MOST_EVIDENCE),
                now.get(Keys.LEAST_FREE));
    }

    /// Lets the log tell more or less.
    public void logBy(RunLog log) {
        reload.on(Keys.LOG_LEVEL, log::obey);
    }

    /// Lets others be told of incidents.
    public void tellBy(Reload.Taken notices) {
        reload.checkedBy(NotifyValues::settings);
        reload.on(NotifyKeys.NOTIFY, notices);
        reload.on(NotifyKeys.PUBLIC_URL, notices);
    }

    /// Lets interfaces be switched when the configuration names others.
    public void switchBy(Switch wires) {
        reload.on(Keys.INTERFACES, now -> change(now, wires));
    }

    private void change(Values now, Switch wires) {
        List<String> before = reload.running().find(Keys.INTERFACES).orElse(List.of());
        List<String> wanted = now.find(Keys.INTERFACES).orElse(List.of());
        if (before.isEmpty() || wanted.isEmpty()) {
            throw new IllegalArgumentException("name them, before and after; it holds when Vedette is started again");
        }
        if (before.contains(AllInterfaces.WORD) || wanted.contains(AllInterfaces.WORD)) {
            throw new IllegalArgumentException(
                    "which all are is found when Vedette starts; it holds when it is started again");
        }
        List<String> on = new ArrayList<>(wanted);
        on.removeAll(before);
        switchOn(on, wires); // what is new first, so that something is always watched
        Set<String> off = new HashSet<>(before);
        wanted.forEach(off::remove);
        off.stream().sorted().forEach(name -> wires.set(name, false));
    }

    /// All of them, or none.
    private static void switchOn(List<String> names, Switch wires) {
        List<String> done = new ArrayList<>();
        try {
            for (String name : names) {
                wires.set(name, true);
                done.add(name);
            }
        } catch (IllegalArgumentException e) {
            done.forEach(name -> wires.set(name, false));
            throw e;
        }
    }

    /// What reads the configuration again.
    public Reload reload() {
        return reload;
    }
}
