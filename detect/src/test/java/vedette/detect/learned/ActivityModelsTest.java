package vedette.detect.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.detect.Detector;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.Traffic;
import vedette.flow.activity.Home;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.neighbours.Neighbours;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class ActivityModelsTest {

    private static final String BEGUN = "begun_per_peer";
    private static final String PACKETS = "packets_out_per_active";
    private static final String BYTES = "bytes_per_packet_out";
    private static final Map<String, Float> MOST = Map.of(BEGUN, 60f, PACKETS, 10f, BYTES, 1_500f);

    @TempDir
    private Path folder;

    /// Neighbours of a thousand rows in which each column has a range of its own.
    private Bundle model(String name, String... columns) throws IOException {
        Table.Builder builder = new Table.Builder(Columns.of(columns));
        Random random = new Random(7);
        Row row = new Row(columns.length);
        for (int i = 0; i < 1_000; i++) {
            Map<String, Float> places = new HashMap<>();
            for (String column : List.of(BEGUN, PACKETS, BYTES)) {
                places.put(column, random.nextFloat() * MOST.getOrDefault(column, 1f));
            }
            for (int column = 0; column < columns.length; column++) {
                row.values[column] = places.getOrDefault(columns[column], 0f);
            }
            builder.add(row, "made");
        }
        Table table = builder.make();
        Preparation preparation = Preparation.fit(
                Recipe.cleaned(), table, IntStream.range(0, table.rows()).toArray());
        Manifest manifest = new Manifest(
                name, ModelKind.NEIGHBOURS, "activity", table.columns(), List.of(), -1, 0.5f, "test", Map.of());
        Parts parts = new Parts(preparation, Neighbours.of(preparation.apply(table)), null, -1);
        Bundle.write(folder.resolve(name), manifest, parts, Map.of(), Map.of());
        return Bundle.open(folder.resolve(name));
    }

    /// Shows ticks to the models, and notes what they said of the second host of each ten seconds.
    private static final class Shown implements Detector {

        private final ActivityModels models;
        private final List<List<Double>> scores = new ArrayList<>();

        private Shown(ActivityModels models) {
            this.models = models;
        }

        @Override
        public String name() {
            return "shown";
        }

        @Override
        public StateKey key() {
            return StateKey.SITE;
        }

        @Override
        public void onTick(Tick tick, SignalHandler out) {
            long before = models.judged();
            models.judge(tick, _ -> {});
            if (models.judged() > before) {
                scores.add(models.models().stream().map(model -> model.score(1)).toList());
            }
        }

        @Override
        public void write(DataOutput out) {}

        @Override
        public void read(DataInput in) {}
    }

    @Test
    void aModelIsGivenItsOwnColumnsInItsOwnOrder() throws IOException {
        ActivityModels models = new ActivityModels(
                List.of(model("one", BEGUN, PACKETS, BYTES), model("other", BYTES, BEGUN, PACKETS)), 17, Home.PRIVATE);
        Shown shown = new Shown(models);
        Traffic traffic = new Traffic(shown);

        for (int second = 0; second < 40; second++) {
            traffic.connect("10.0.0.5", "10.0.0.9", 80, 100L * second, 1_000);
            traffic.tick();
        }

        assertThat(shown.scores)
                .hasSizeGreaterThan(2)
                .allSatisfy(said -> assertThat(said.getFirst()).isCloseTo(said.getLast(), within(1e-6)));
        assertThat(shown.scores.stream().map(List::getFirst).distinct()).hasSizeGreaterThan(1);
    }
}
