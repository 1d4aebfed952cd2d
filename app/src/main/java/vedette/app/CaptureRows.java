package vedette.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.app.learn.DataOptions;
import vedette.app.learn.RowFiles;

/// Turns captures into rows, as `vedette flows` does.
record CaptureRows(DataOptions options) implements RowFiles.CaptureTurner {

    @Override
    public void turn(Path capture, Path rows) throws IOException {
        List<String> words = new ArrayList<>(List.of("flows", capture.toString(), "-q", "-o", rows.toString()));
        words.addAll(List.of("--rows", options.rows));
        if (options.rows.equals("flow")) {
            words.addAll(List.of("--schema", options.isSequenceWanted ? "full" : options.schema));
        }
        if (options.checkpoints != 0) {
            words.addAll(List.of("--checkpoints", String.valueOf(options.checkpoints)));
        }
        if (options.labels != null) {
            words.addAll(List.of("--labels", options.labels.toString()));
        }
        if (Main.execute(words.toArray(String[]::new)) != 0) {
            throw new IOException("no rows could be made of " + capture);
        }
    }
}
