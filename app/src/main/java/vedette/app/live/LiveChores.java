package vedette.app.live;

import java.time.ZoneId;
import java.util.function.Consumer;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.SystemClock;
import vedette.app.keep.Keeping;
import vedette.app.monitor.Chores;
import vedette.app.monitor.DropWatch;
import vedette.app.monitor.LiveSettings;
import vedette.app.monitor.ScheduledReports;
import vedette.app.monitor.SiteClock;
import vedette.app.monitor.Upkeep;
import vedette.app.session.SessionRunner;
import vedette.common.NanoClock;
import vedette.feature.AddressSet;
import vedette.store.StorePlace;

/// The work that comes round again and again while a network is watched.
///
/// @param place of the store
/// @param isHere whether packets are captured by this machine
/// @param notes is told what was done
/// @param problems is told what could not be
record LiveChores(
        StorePlace place,
        Keeping keeping,
        LiveSettings settings,
        AddressSet home,
        boolean isHere,
        Consumer<String> notes,
        Consumer<String> problems) {

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;

    /// What comes round as time goes by, whatever is done to the clock.
    Chores of(CaptureSession session, SessionRunner.Watcher next) {
        return new Chores(System::nanoTime, problems, next)
                .every(MINUTE, () -> keeping.watching(session.statistics()))
                .every(MINUTE, new DropWatch(() -> session.statistics().drops()));
    }

    /// What goes by the time of the network: a day of it may be over in a minute.
    Chores ofSite(SessionRunner.Watcher next) {
        NanoClock here = SystemClock.INSTANCE;
        SiteClock clock = new SiteClock(isHere ? here : keeping::lastNanos);
        return new Chores(isHere ? System::nanoTime : clock, problems, next)
                .every(MINUTE, new ScheduledReports(place, ZoneId.systemDefault(), home, clock, notes))
                .every(HOUR, new Upkeep(place, keeping.store().incidents(), settings::retention, clock));
    }
}
