package vedette.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.FlowRoom;
import vedette.api.engine.FlowShards;
import vedette.api.engine.OpenedSource;
import vedette.api.engine.SessionOptions;
import vedette.api.engine.SystemClock;
import vedette.capture.CaptureException;
import vedette.feature.FlowColumn;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.flow.table.FlowConfig;
import vedette.learn.read.FlowRows;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;

/// Makes flows of packets, each with the numbers that describe it: what `vedette flows` does, for programs.
///
/// May be used again and again, by any number of threads; flows are handed over by the thread that asks for
/// them.
public final class FeatureExtractor {

    /// A column that says nothing of the flow.
    private static final String ROW_NUMBER = "id";

    private static final ReadOptions OPTIONS = ReadOptions.defaults()
            .withLabels(LabelOptions.defaults().optional())
            .withSequence();

    private final Features.Names names;
    private final boolean isSequenceKept;
    private final Making making;

    /// Begins to make features, for one thread.
    private interface Making {

        Made begin();
    }

    /// Makes features of a flow; null if there is nothing in it to judge.
    private interface Made {

        double @Nullable [] of(FlowRow flow);
    }

    private FeatureExtractor(List<String> names, boolean isSequenceKept, Making making) {
        this.names = Features.Names.of(names);
        this.isSequenceKept = isSequenceKept;
        this.making = making;
    }

    /// The numbers of the public CIC data sets, by their names.
    public static FeatureExtractor cic() {
        return of(FlowSchema.CIC);
    }

    /// Those and all other numbers that are known of a flow.
    public static FeatureExtractor full() {
        return of(FlowSchema.FULL);
    }

    private static FeatureExtractor of(FlowSchema schema) {
        List<FlowColumn> numbers = schema.columns().stream()
                .filter(column -> column.type().isNumeric() && !column.name().equals(ROW_NUMBER))
                .toList();
        Made made = flow ->
                numbers.stream().mapToDouble(column -> column.valueOf(flow)).toArray();
        return new FeatureExtractor(
                numbers.stream().map(FlowColumn::name).toList(), schema.needsSequence(), () -> made);
    }

    /// What a model of flows looks at, prepared as its training was: what [Classifier#judge] is best given.
    ///
    /// @throws IllegalArgumentException if the model is not about flows
    public static FeatureExtractor of(Classifier classifier) {
        List<String> strange = new ArrayList<>(classifier.features());
        strange.removeAll(rows(OPTIONS).columns().names());
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("the model " + classifier.name() + " is for rows of the kind '"
                    + classifier.rows() + "' and not for flows, which have no " + strange.getFirst());
        }
        ReadOptions options = OPTIONS.withColumns(new Columns(classifier.features()));
        return new FeatureExtractor(classifier.features(), true, () -> {
            FlowRows rows = rows(options);
            Row row = new Row(rows.columns().size());
            return flow -> judged(rows, row, flow);
        });
    }

    private static FlowRows rows(ReadOptions options) {
        try {
            return new FlowRows(FlowSchema.FULL, options);
        } catch (IOException e) {
            throw VedetteException.of(e);
        }
    }

    private static double @Nullable [] judged(FlowRows rows, Row row, FlowRow flow) {
        try {
            if (!rows.fill(flow, row)) {
                return null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no file is read", e);
        }
        double[] values = new double[row.values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.values[i];
        }
        return values;
    }

    /// The names of the features, in order.
    public List<String> names() {
        return names.list();
    }

    /// All flows of a capture file, in the order in which they end. For a large file rather hand them over one
    /// by one.
    ///
    /// @throws VedetteException if the file cannot be read
    public List<FlowFeatures> extract(Path capture) {
        List<FlowFeatures> all = new ArrayList<>();
        extract(capture, all::add);
        return List.copyOf(all);
    }

    /// Hands over the flows of a capture file as they end. What the handler throws ends the reading and comes
    /// out here.
    ///
    /// @throws VedetteException if the file cannot be read
    public void extract(Path capture, Consumer<FlowFeatures> handler) {
        try (FlowShards shards = shards(handler)) {
            OpenedSource source = OpenedSource.files(List.of(capture.toString()), false, "");
            new CaptureSession(source, SessionOptions.PLAIN, SystemClock.INSTANCE, shards.forSession()).run();
        } catch (CaptureException e) {
            throw VedetteException.of(e);
        }
    }

    /// Takes packets that the program has, instead of a file.
    ///
    /// @param linkType what packets begin with, by the number that capture files have for it;
    ///     [PacketFeed#ETHERNET] mostly
    public PacketFeed feed(int linkType, Consumer<FlowFeatures> handler) {
        return new PacketFeed(linkType, shards(handler));
    }

    private FlowShards shards(Consumer<FlowFeatures> handler) {
        FlowConfig config = FlowRoom.filled(FlowConfig.defaults().withSequence(isSequenceKept), 1);
        return new FlowShards(1, config, new Handing(names, making.begin(), handler));
    }

    /// Hands over flows as they end.
    private record Handing(Features.Names names, Made made, Consumer<FlowFeatures> handler) implements FlowSink {

        @Override
        public void onFlow(FlowView flow) {
            double[] values = made.of(new FlowRow(flow, 0, ""));
            if (values != null) {
                handler.accept(new FlowFeatures(Shown.flow(flow), new Features(names, values)));
            }
        }

        @Override
        public void onTick(long endNanos) {
            // flows are all there is to say
        }
    }
}
