package vedette.web.page.network;

import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.store.flows.PeerReader;
import vedette.web.view.Overview;

/// The network in a few numbers.
///
/// @param figures of the time, in sum
/// @param all conversations that were looked at, as of one host
record NetworkTiles(List<MinuteReader.FigureSums> figures, PeerReader.Peer all) {

    private static final String UNKNOWN = "–";
    private static final long MILLI = 1_000;
    private static final long SECOND = 1_000_000;

    List<Overview.Tile> all(String query) {
        return List.of(
                tile(
                        "connect",
                        "time to connect",
                        time(all.median()),
                        "half of " + Numbers.several(all.connections(), "connection", "connections")
                                + " were open within this time",
                        "#slowest"),
                tile("slow", "slow to connect", time(all.slow()), "one in twenty took longer", "#slowest"),
                share("again", "packets sent again", "tcp_packets", "sent again", "", "#lossiest"),
                share("unanswered", "nobody answered", "tcp_conversations", "unanswered", "", "#failed"),
                share("names", "names not found", "dns_answers", "no such name", "failed", "#names"),
                lost("/system?" + query));
    }

    private static Overview.Tile tile(String name, String title, String value, String exact, String path) {
        return new Overview.Tile(name, title, value, exact, path);
    }

    private double sum(String name, String label) {
        return figures.stream()
                .filter(one -> one.name().equals(name) && one.label().equals(label))
                .mapToDouble(MinuteReader.FigureSums::sum)
                .sum();
    }

    /// @param other a second label that counts, too; may be empty
    private Overview.Tile share(String name, String title, String figure, String label, String other, String path) {
        long whole = Math.round(sum(figure, ""));
        long part = Math.round(sum(figure, label) + (other.isEmpty() ? 0 : sum(figure, other)));
        return tile(
                name,
                title,
                whole == 0 ? UNKNOWN : Numbers.share(part, whole),
                Numbers.exact(part) + " of " + Numbers.exact(whole),
                path);
    }

    /// That could not be read for want of time.
    private Overview.Tile lost(String path) {
        long lost = Math.round(sum("capture_dropped_packets", ""));
        long read = Math.round(sum("capture_packets", ""));
        return tile(
                "lost",
                "packets Vedette lost",
                Numbers.about(lost),
                Numbers.exact(lost) + " beside " + Numbers.exact(read) + " that were read",
                path);
    }

    /// "0.42 ms", of microseconds.
    static String time(long micros) {
        if (micros < 0) {
            return UNKNOWN;
        }
        if (micros < MILLI) {
            return micros + " µs";
        }
        boolean isShort = micros < SECOND;
        double value = micros / (double) (isShort ? MILLI : SECOND);
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, isShort ? "ms" : "s");
    }
}
