package vedette.web.table;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import vedette.store.flows.MinuteReader;
import vedette.web.host.HostSight;
import vedette.web.host.Involvement;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// Hosts of a time, those that moved most first.
///
/// @param about part of their addresses; may be empty
record HostsTable(Room room, Range range, String about) implements Table {

    private static final int MOST = 100_000;

    @Override
    public List<String> columns() {
        return List.of("host", "inside", "conversations", "bytes_sent", "bytes_received", "incidents", "worst_score");
    }

    @Override
    public void each(Rows rows) throws IOException {
        Map<String, Involvement> parts = Involvement.of(room, range);
        for (MinuteReader.Host host : hosts()) {
            Involvement part = parts.getOrDefault(host.host(), Involvement.NONE);
            rows.row(
                    host.host(),
                    isInside(host.host()),
                    host.flows(),
                    host.sent(),
                    host.received(),
                    part.incidents(),
                    part.incidents() == 0 ? null : part.worst());
        }
    }

    private List<MinuteReader.Host> hosts() throws IOException {
        try (MinuteReader minutes = new MinuteReader(room.place().required().flows())) {
            return minutes.topHosts(range.fromMicros(), range.toMicros(), about, MOST);
        }
    }

    /// Nobody knows of a pseudonym, nor of what stands for all the others.
    private boolean isInside(String host) {
        return HostSight.address(host).filter(room.inside()).isPresent();
    }
}
