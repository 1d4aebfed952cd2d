package vedette.app.notify;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vedette.app.text.Times;
import vedette.detect.Family;
import vedette.notify.settings.NotifySettings;
import vedette.notify.settings.Receiver;
import vedette.store.outbox.Notice;
import vedette.store.outbox.ReceiverCounts;

/// Receivers and what waits for them, for people.
final class NotifyText {

    private NotifyText() {}

    static void list(NotifySettings settings, List<ReceiverCounts> counts) {
        for (int place = 0; place < counts.size(); place++) {
            Receiver receiver = settings.receivers().get(place);
            ReceiverCounts fares = counts.get(place);
            System.out.println(receiver.name() + ": " + receiver.channel().kind() + ", "
                    + receiver.channel().where());
            line("told", told(receiver));
            line("so far", soFar(fares));
            Instant sent = fares.lastSent();
            Instant failed = fares.lastFailed();
            if (sent != null) {
                line("last sent", Times.iso(sent));
            }
            if (failed != null) {
                line(fares.isFailing() ? "FAILS" : "last failed", Times.iso(failed) + ": " + fares.lastError());
            }
        }
    }

    private static void line(String title, String text) {
        System.out.printf(Locale.ROOT, "  %-11s  %s%n", title, text);
    }

    static String told(Receiver receiver) {
        String families = receiver.families().isEmpty()
                ? ""
                : ", of "
                        + receiver.families().stream()
                                .sorted()
                                .map(Family::label)
                                .collect(Collectors.joining(", "));
        String again = receiver.repeat().isZero()
                ? ""
                : ", again after " + Times.span(receiver.repeat().toNanos());
        return "from " + receiver.least().label() + " on" + families + ", " + receiver.rate() + again;
    }

    private static String soFar(ReceiverCounts fares) {
        return Times.count(fares.sent()) + " sent, " + Times.count(fares.waiting()) + " waiting, "
                + Times.count(fares.heldBack()) + " held back, " + Times.count(fares.dropped()) + " dropped, "
                + Times.count(fares.refused()) + " refused, " + Times.count(fares.failures()) + " attempts failed";
    }

    static void queue(List<Notice> notices) {
        System.out.printf(
                Locale.ROOT, "%-20s  %-16s  %-8s  %-9s  %s%n", "receiver", "incident", "severity", "why", "since");
        for (Notice notice : notices) {
            System.out.printf(
                    Locale.ROOT,
                    "%-20s  %-16s  %-8s  %-9s  %s%n",
                    notice.receiver(),
                    notice.incident(),
                    notice.severity().label(),
                    notice.why().label(),
                    Times.iso(notice.made()));
        }
    }
}
