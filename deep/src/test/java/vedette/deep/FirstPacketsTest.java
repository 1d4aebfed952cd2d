package vedette.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.learn.bundle.PreparedModel;
import vedette.learn.export.OnnxExport;
import vedette.learn.judge.Judge;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkConfig.Place;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.network.OnnxSession;
import vedette.learn.network.ScoringDevice;
import vedette.learn.network.TrainedNetwork;
import vedette.learn.prepare.Recipe;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;

/// Networks that learn from what flows are and from what their first packets were, read from our own rows.
class FirstPacketsTest {

    private static final ReadOptions PLAIN = ReadOptions.defaults();
    private static final List<String> CLASSES = List.of("BENIGN", "short, falling", "long, rising", "long, falling");
    private static final int MEMORY = 1 << 24;

    @Test
    void whatTakesBothToTellIsToldOnlyByBoth() throws IOException {
        ReadOptions withPackets = PLAIN.withSequence();
        double both = accuracy(train(withPackets, 15), rows(300, 3, withPackets));
        double one = accuracy(train(PLAIN, 15), rows(300, 3, PLAIN));

        assertThat(both).isGreaterThan(0.9);
        assertThat(one).isBetween(0.3, 0.6); // how long it took, and no more
    }

    @Test
    void whatIsExportedGivesTheSame() throws IOException, OrtException {
        ReadOptions withPackets = PLAIN.withSequence();
        TrainedNetwork trained = train(withPackets, 2);
        Table table = rows(200, 4, withPackets);
        float[] values = new float[table.rows() * table.columns().size()];
        table.copy(0, table.rows(), values);
        Verdicts verdicts = new Verdicts(table.rows(), CLASSES.size());
        whole(trained).judge(values, table.rows(), verdicts);
        byte[] file = OnnxExport.of(trained.model(), trained.preparation()).toBytes();

        try (OnnxSession session = OnnxSession.open(file, ScoringDevice.CPU);
                OnnxTensor input =
                        OnnxTensor.createTensor(OnnxSession.environment(), FloatBuffer.wrap(values), new long[] {
                            table.rows(), table.columns().size()
                        });
                OrtSession.Result result = session.session().run(Map.of(OnnxExport.INPUT, input))) {
            float[][] said = (float[][])
                    result.get(OnnxExport.PROBABILITIES).orElseThrow().getValue();
            for (int row = 0; row < table.rows(); row++) {
                for (int each = 0; each < CLASSES.size(); each++) {
                    assertThat(said[row][each]).isCloseTo(verdicts.probability(row, each), within(1e-4f));
                }
            }
        }
    }

    private static TrainedNetwork train(ReadOptions options, int epochs) throws IOException {
        NetworkConfig config = NetworkConfig.defaults(new Place(Path.of("target/torch"), null, false, 1))
                .withEpochs(epochs)
                .withBatch(64);
        NetworkTask task = new NetworkTask(
                Kind.CNN, rows(900, 1, options), rows(200, 2, options), Recipe.standard(), Judge.BENIGN);
        return new TorchTrainer().train(task, config, InstantSource.fixed(Instant.EPOCH), _ -> {});
    }

    private static Model whole(TrainedNetwork trained) {
        return new PreparedModel(trained.preparation(), trained.model());
    }

    private static double accuracy(TrainedNetwork trained, Table table) {
        return Judge.judgeClosely(whole(trained), table).accuracy().value();
    }

    /// Classes differ in how long a flow took and in whether a small packet comes before a large one or after it,
    /// somewhere among packets that tell nothing.
    private static Table rows(int count, long seed, ReadOptions options) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("conversation_id,fwd_ip_bytes,bwd_ip_bytes,Flow Duration,Flow IAT Mean,"
                + "Total Fwd Packet,sequence_direction,sequence_payload,sequence_gap,sequence_flags,Label\n");
        for (int row = 0; row < count; row++) {
            int which = row % CLASSES.size();
            text.append(row)
                    .append(',')
                    .append(random.nextInt(9_000))
                    .append(',')
                    .append(random.nextInt(9_000));
            text.append(',')
                    .append((which < 2 ? 1_000 : 1_000_000) + random.nextInt(1_000))
                    .append(",3,4,");
            int packets = 6 + random.nextInt(14);
            List<String> directions = new ArrayList<>();
            List<String> payloads = new ArrayList<>();
            List<String> gaps = new ArrayList<>();
            List<String> flags = new ArrayList<>();
            int at = random.nextInt(5);
            for (int packet = 0; packet < packets; packet++) {
                boolean isSmall = packet == at + which % 2;
                boolean isLarge = packet == at + 1 - which % 2;
                directions.add(isSmall || isLarge || packet == 0 ? "1" : "-1");
                payloads.add(isSmall ? "2" : isLarge ? "60000" : "" + (300 + random.nextInt(100)));
                gaps.add("" + random.nextInt(5_000));
                flags.add("" + (0x10 | random.nextInt(2) << 3));
            }
            for (List<String> list : List.of(directions, payloads, gaps, flags)) {
                text.append(String.join(";", list)).append(',');
            }
            text.append('"').append(CLASSES.get(which)).append("\"\n");
        }
        ByteArrayInputStream stream = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        try (DataFile file = DataFiles.csv("text", stream, options)) {
            return new TableLoader(file.columns(), MEMORY, 1).add(file).load().table();
        }
    }
}
