package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.read.name.LabelMap;
import vedette.learn.table.Columns;

/// Which rows are read, and how.
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "FILE|DIR",
            arity = "1..*",
            parameterConsumer = TogetherConsumer.class,
            description = "rows: CSV (also packed), Parquet, or captures, which are turned into rows first; of a folder"
                    + " all of these in it; given several times, rows of several origins, of which each is judged by"
                    + " apart, too")
    private List<List<Path>> given = new ArrayList<>();

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "for captures: what their traffic is in truth, as `vedette flows --labels` takes it")
    public @Nullable Path labels;

    @Option(
            names = "--rows",
            paramLabel = "flow|activity",
            description = "for captures, and for the lab's rows: what a row is about (default: flow)")
    public String rows = "flow";

    @Option(
            names = "--schema",
            paramLabel = "cic|full",
            description = "for captures: which columns a flow has (default: cic)")
    public String schema = "cic";

    /// Whether what the first packets of flows were is learnt from too.
    public boolean isSequenceWanted;

    @Option(
            names = "--checkpoints",
            paramLabel = "N",
            description = "for captures: also rows of living flows, at most so many a second, as `vedette flows"
                    + " --checkpoints` makes them (default: none)")
    public int checkpoints;

    @Option(names = "--label-column", paramLabel = "NAME", description = "the column that has labels (default: found)")
    private @Nullable String labelColumn;

    @Option(
            names = "--label-map",
            paramLabel = "FILE",
            description = "what labels mean: lines of `class | family | group | spelling; spelling`")
    private @Nullable Path labelMap;

    @Option(
            names = "--classes",
            paramLabel = "class|family|group",
            description = "what of a label's meaning is told apart (default: class)")
    private LabelOptions.Naming naming = LabelOptions.Naming.CLASS;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=TEXT",
            description = "only rows that have this text in this column, as kind=pair of activity")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--in-seconds", description = "durations are in seconds, as cicflowmeter for Python may write them")
    private boolean isInSeconds;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            description = "of which rows may take half; of more rows a sample is kept (default: a third of Java's)")
    private long memory = (Runtime.getRuntime().maxMemory() / 3) >> 20;

    public DataOptions() {}

    /// What was named, each `--data` for itself.
    public List<Origin> origins() {
        return Origin.of(given);
    }

    /// All that was named.
    public List<Path> named() {
        return given.stream().flatMap(List::stream).toList();
    }

    /// In bytes, for rows.
    public long memory() {
        return memory << 20;
    }

    /// How the files are read.
    ///
    /// @param columns that rows must have; null for all that there are
    public ReadOptions readOptions(@Nullable Columns columns, boolean areLabelsNeeded) throws IOException {
        LabelMap map = labelMap == null ? LabelMap.known() : LabelMap.known().and(labelMap);
        LabelOptions ofLabels =
                LabelOptions.defaults().withColumn(labelColumn).withMap(map).withNaming(naming);
        ReadOptions options = ReadOptions.defaults()
                .withLabels(areLabelsNeeded ? ofLabels : ofLabels.optional())
                .withColumns(columns);
        if (isSequenceWanted) {
            options = options.withSequence();
        }
        for (String condition : conditions) {
            int equals = condition.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--where takes COLUMN=TEXT, not " + condition);
            }
            options = options.where(condition.substring(0, equals), condition.substring(equals + 1));
        }
        return isInSeconds ? options.inSeconds() : options;
    }

    /// The files, those of folders in the order of their names.
    public static List<Path> files(List<Path> given) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path one : given) {
            if (Files.isDirectory(one)) {
                files.addAll(filesIn(one));
            } else if (Files.isReadable(one)) {
                files.add(one);
            } else {
                throw new IllegalArgumentException("cannot read " + one + ": there is no such file");
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(DataOptions::mayHaveRows)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("there are no rows in " + folder
                        + ": no file in it ends in .csv, .csv.gz, .csv.zst, .parquet, .pcap or .pcapng");
            }
            return files;
        }
    }

    private static boolean mayHaveRows(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zst)$", "");
        return Stream.of(".csv", ".parquet", ".pcap", ".pcapng", ".cap", ".txt").anyMatch(name::endsWith);
    }
}
