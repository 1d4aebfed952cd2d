package vedette.app.terminal;

import java.util.ArrayList;
import java.util.List;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.report.text.Numbers;

/// Hosts and services, as many as there is room for.
///
/// @param columns how wide the terminal is
record TrafficPage(Sight sight, Viewing viewing, int columns) {

    private static final int NARROW = 76;

    List<Line> rows(int room) {
        List<Line> all = new ArrayList<>();
        TalkersTable table = new TalkersTable(sight, columns);
        if (columns < NARROW) {
            all.addAll(table.hosts(columns, Integer.MAX_VALUE));
            all.add(new Line());
            all.addAll(table.services(columns, Integer.MAX_VALUE));
        } else {
            all.addAll(table.rows(Integer.MAX_VALUE));
        }
        if (sight.talkers().leftOut() > 0) {
            all.add(Line.of(
                    Numbers.bytes(sight.talkers().leftOut()) + " by hosts beyond those that can be told apart",
                    Tone.MUTED));
        }
        return viewing.part(all, room);
    }
}
