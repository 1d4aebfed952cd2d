package vedette.web.table;

import java.io.IOException;
import java.util.List;
import vedette.store.people.Audit;
import vedette.web.operate.Room;

/// Who has done what, the latest first.
record AuditTable(Room room) implements Table {

    private static final int MOST = 100_000;

    @Override
    public List<String> columns() {
        return List.of("at", "author", "action", "about", "details");
    }

    @Override
    public void each(Rows rows) throws IOException {
        for (Audit.Entry entry : Audit.latest(room.place().required().incidents(), MOST)) {
            rows.row(entry.at().toString(), entry.author(), entry.action(), entry.about(), entry.details());
        }
    }
}
