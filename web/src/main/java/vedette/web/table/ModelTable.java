package vedette.web.table;

import java.io.IOException;
import java.util.List;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.Room;

/// The models that there are.
record ModelTable(Room room) implements Table {

    @Override
    public List<String> columns() {
        return List.of("name", "title", "kind", "slot", "at_work", "made", "threshold", "damage");
    }

    @Override
    public void each(Rows rows) throws IOException {
        for (ModelRoom.Model model : room.operations().models().models().all()) {
            rows.row(
                    model.name(),
                    model.title(),
                    model.kind(),
                    model.slot(),
                    model.isAtWork(),
                    model.made().map(Object::toString).orElse(null),
                    model.threshold(),
                    model.damage());
        }
    }
}
