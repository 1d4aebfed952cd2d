package vedette.app.terminal;

import java.util.ArrayList;
import java.util.List;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.report.text.Numbers;
import vedette.report.text.ServiceName;

/// The busiest hosts, and beside them the busiest services.
///
/// @param columns how wide the terminal is
record TalkersTable(Sight sight, int columns) {

    private static final int BESIDE = 76;
    private static final int AMOUNT = 10;
    private static final int SHARE = 8;

    /// @param room for so many rows, titles among them
    List<Line> rows(int room) {
        boolean isBeside = columns >= BESIDE;
        int left = isBeside ? (columns - 2) * 3 / 5 : columns;
        List<Line> hosts = hosts(left, room);
        if (!isBeside) {
            return hosts;
        }
        List<Line> services = services(columns - left - 2, room);
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(hosts.size(), services.size()); i++) {
            Line row = new Line();
            if (i < hosts.size()) {
                row.add(hosts.get(i));
            }
            rows.add(i < services.size() ? row.to(left + 2).add(services.get(i)) : row);
        }
        return rows;
    }

    /// Hosts alone.
    List<Line> hosts(int width, int room) {
        int name = width - 2 * AMOUNT;
        List<Line> rows = new ArrayList<>();
        rows.add(new Line()
                .field("Hosts, last minute", Tone.STRONG, name)
                .number("sent", Tone.MUTED, AMOUNT)
                .number("received", Tone.MUTED, AMOUNT));
        for (Talkers.Host host :
                sight.talkers().hosts().stream().limit(Math.max(0, room - 1)).toList()) {
            String address = host.address().toString();
            Line row = Line.of(Cells.cutMiddle(address, name - 1));
            int left = name - row.width() - 2;
            if (!host.name().isEmpty() && !host.name().startsWith(address) && left > 4) {
                row.add(" ").add(Cells.cutMiddle(vedette.report.text.Visible.of(host.name()), left), Tone.MUTED);
            }
            rows.add(row.add(" ".repeat(Math.max(0, name - row.width())))
                    .number(Numbers.bytes(host.sent()), Tone.PLAIN, AMOUNT)
                    .number(Numbers.bytes(host.received()), Tone.PLAIN, AMOUNT));
        }
        if (rows.size() == 1) {
            rows.add(Line.of("no traffic in the last minute", Tone.MUTED));
        }
        return rows;
    }

    /// In few letters.
    private String share(long bytes) {
        return Numbers.share(bytes, sight.talkers().bytes())
                .replace("under ", "<")
                .replace("over ", ">");
    }

    /// Services alone.
    List<Line> services(int width, int room) {
        int name = width - AMOUNT - SHARE;
        List<Line> rows = new ArrayList<>();
        rows.add(new Line().field("Services", Tone.STRONG, name).number("bytes", Tone.MUTED, AMOUNT + SHARE));
        for (Talkers.Service service :
                sight.talkers().services().stream().limit(Math.max(0, room - 1)).toList()) {
            rows.add(new Line()
                    .field(ServiceName.of(service.protocol(), service.port()), Tone.PLAIN, name)
                    .number(Numbers.bytes(service.bytes()), Tone.PLAIN, AMOUNT)
                    .number(share(service.bytes()), Tone.MUTED, SHARE));
        }
        return rows;
    }
}
