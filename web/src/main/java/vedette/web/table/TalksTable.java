package vedette.web.table;

import java.io.IOException;
import java.util.List;
import vedette.report.text.ServiceName;
import vedette.web.host.HostSight;
import vedette.web.host.Talks;
import vedette.web.view.Range;

/// Whom a host talks with, and which services it offers and uses.
record TalksTable(HostSight sight, Range range) implements Table {

    private static final int MOST = 10_000;

    @Override
    public List<String> columns() {
        return List.of("what", "name", "conversations", "bytes_sent", "bytes_received", "bytes");
    }

    @Override
    public void each(Rows rows) throws IOException {
        Talks talks = sight.talks(range);
        for (Talks.Peer peer : talks.peers(MOST)) {
            rows.row("peer", peer.address(), peer.talks(), peer.sent(), peer.received(), peer.sent() + peer.received());
        }
        services(rows, "offers", talks.offered(MOST));
        services(rows, "uses", talks.used(MOST));
    }

    private static void services(Rows rows, String what, List<Talks.Used> services) throws IOException {
        for (Talks.Used one : services) {
            String name =
                    ServiceName.typed(one.service().protocol(), one.service().port());
            rows.row(what, name, one.use().talks(), null, null, one.use().bytes());
        }
    }
}
