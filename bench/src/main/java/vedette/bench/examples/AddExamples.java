package vedette.bench.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Folders;
import vedette.learn.examples.ExampleChoice;
import vedette.learn.examples.Examples;
import vedette.learn.judge.Judge;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;

/// Gives models examples of the rows that they were trained on, as training does, and leaves all else as it is:
/// AddExamples MODELS ROWS, the folder of the models and that of the files their passports name.
public final class AddExamples {

    private static final long ROOM = 1L << 30;

    private AddExamples() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(args[0]))) {
            for (Path folder : folders.sorted().toList()) {
                Bundle bundle = Bundle.open(folder);
                Path rows = Path.of(args[1]).resolve(rowsOf(bundle));
                Examples examples =
                        ExampleChoice.of(load(rows, bundle.manifest().columns()), Judge.BENIGN);
                Path made = folder.resolveSibling("." + folder.getFileName() + "-with-examples");
                bundle.writeWith(examples, made);
                Folders.delete(folder);
                Files.move(made, folder);
                System.err.println(folder + ": " + examples.size() + " examples of " + rows);
            }
        }
    }

    private static String rowsOf(Bundle bundle) throws IOException {
        if (bundle.passport().get("data") instanceof List<?> data
                && data.size() == 1
                && data.getFirst() instanceof Map<?, ?> file) {
            return String.valueOf(file.get("name"));
        }
        throw new IOException(bundle.folder() + " was not trained on one file of rows: train it again instead");
    }

    private static Table load(Path file, Columns columns) throws IOException {
        ReadOptions options =
                ReadOptions.defaults().withLabels(LabelOptions.defaults()).withColumns(columns);
        TableLoader loader = new TableLoader(columns, ROOM, 1);
        try (DataFile rows = DataFiles.open(file, options)) {
            loader.add(rows);
        }
        return loader.load().table();
    }
}
