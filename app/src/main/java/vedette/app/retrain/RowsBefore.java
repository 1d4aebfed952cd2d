package vedette.app.retrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.app.learn.LabRows;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Digests;
import vedette.learn.passport.Passport;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

/// What a model was trained on before anything was said here, and rows that it is compared by.
///
/// @param data file by file, for a passport
record RowsBefore(Table learnt, Table heldBack, List<Passport.Data> data) {

    private static final int PART_OF_MEMORY = 6;
    private static final double HELD_BACK = 0.2;

    /// Reads them.
    ///
    /// @param given files, of which a part is kept back; none for the lab's, if the model was trained on those
    static RowsBefore of(Bundle model, List<Path> given, long seed) throws IOException {
        Columns columns = model.manifest().columns();
        long memory = Runtime.getRuntime().maxMemory() / PART_OF_MEMORY;
        if (given.isEmpty()) {
            requireLab(model);
            KnownRows lab = KnownRows.load(LabRows.train("flow"), columns, memory, seed);
            KnownRows others = KnownRows.load(LabRows.validation("flow"), columns, memory, seed);
            return new RowsBefore(lab.table(), others.table(), lab.data());
        }
        KnownRows all = KnownRows.load(given, columns, memory, seed);
        Split split = Splits.byGroup(all.table(), HELD_BACK, seed);
        return new RowsBefore(all.table().choose(split.train()), all.table().choose(split.test()), all.data());
    }

    /// A model that was trained on other rows would forget them.
    private static void requireLab(Bundle model) throws IOException {
        String lab = Digests.ofFile(LabRows.train("flow").getFirst());
        List<String> names = new ArrayList<>();
        if (model.passport().get("data") instanceof List<?> files) {
            for (Object each : files) {
                if (each instanceof Map<?, ?> file) {
                    if (lab.equals(file.get("sha256"))) {
                        return;
                    }
                    names.add(String.valueOf(file.get("name")));
                }
            }
        }
        throw new IllegalArgumentException(model.manifest().name() + " was trained on "
                + (names.isEmpty() ? "rows that its passport does not name" : String.join(", ", names))
                + ", and would forget what it has learnt: name those rows with --data");
    }
}
