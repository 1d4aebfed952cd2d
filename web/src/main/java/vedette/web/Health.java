package vedette.web;

import java.util.List;
import vedette.web.http.Reply;
import vedette.web.operate.Room;
import vedette.web.operate.Trouble;

/// Tells whoever looks after processes whether this one does its work, and what is the matter if something is: nothing
/// of the network, to anybody.
final class Health {

    private static final int FAILING = 503;

    private final Room room;

    Health(Room room) {
        this.room = room;
    }

    /// A line that says how it is, and one for each trouble.
    Reply answer() {
        List<Trouble> troubles = room.operations().troubles().stream()
                .map(Trouble.Told::trouble)
                .distinct()
                .toList();
        boolean isFailing = troubles.stream().anyMatch(Trouble::isFailing);
        StringBuilder text = new StringBuilder(isFailing ? "failing\n" : troubles.isEmpty() ? "ok\n" : "degraded\n");
        for (Trouble trouble : troubles) {
            text.append(trouble.label()).append(": ").append(trouble.meaning()).append('\n');
        }
        return Reply.of(isFailing ? FAILING : 200, "text/plain; charset=utf-8", text.toString());
    }
}
