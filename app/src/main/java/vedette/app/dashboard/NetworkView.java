package vedette.app.dashboard;

import java.util.List;
import java.util.Locale;
import vedette.capture.system.InterfaceCounters;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.NetworkInterfaces;
import vedette.web.operate.NetworkRoom;

/// The interfaces of this machine, and what is asked for its latency.
///
/// @param watched what is read
/// @param pinged what is asked
record NetworkView(List<String> watched, List<String> pinged) implements NetworkRoom {

    /// A machine that runs containers has hundreds.
    private static final int MOST = 64;

    NetworkView {
        watched = List.copyOf(watched);
        pinged = List.copyOf(pinged);
    }

    @Override
    public List<Link> links() {
        return NetworkInterfaces.list().stream().limit(MOST).map(this::link).toList();
    }

    private Link link(InterfaceReport report) {
        InterfaceCounters counters = report.counters();
        return new Link(
                report.name(),
                words(report.state()),
                words(report.hardware().kind()),
                report.hardware().megabitsPerSecond(),
                report.hardware().mtu(),
                watched.contains(report.name()),
                report.state() == InterfaceReport.State.UP,
                new Moved(counters.rxPackets(), counters.rxBytes()),
                new Moved(counters.txPackets(), counters.txBytes()),
                counters.rxDrops(),
                counters.rxErrors());
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
