package vedette.web;

import vedette.web.http.Reply;
import vedette.web.operate.Operations;
import vedette.web.operate.Room;

/// Tells whoever looks after processes whether this one does its work: nothing of the network, to anybody.
final class Health {

    private final Room room;

    Health(Room room) {
        this.room = room;
    }

    Reply answer() {
        Operations.Watching watching = room.operations().watching();
        boolean isWell = watching.isOn() || watching.isOver();
        return Reply.of(isWell ? 200 : 503, "text/plain; charset=utf-8", isWell ? "ok\n" : "nothing is watched\n");
    }
}
