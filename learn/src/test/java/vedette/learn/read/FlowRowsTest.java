package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowOutput;
import vedette.feature.output.WriterOptions;
import vedette.flow.InlineDealer;
import vedette.flow.Reader;
import vedette.flow.ReaderOptions;
import vedette.flow.Recorder;
import vedette.flow.TrafficTally;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowShard;
import vedette.flow.shard.FlowSink;
import vedette.flow.shard.TickMerger;
import vedette.flow.table.FlowConfig;
import vedette.learn.table.Row;
import vedette.testkit.PcapBuilder;

/// Flows as they end, and the same from files.
class FlowRowsTest {

    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final int FLOWS = 60;
    private static final ReadOptions OPTIONS = ReadOptions.defaults()
            .withLabels(LabelOptions.defaults().optional())
            .withSequence();

    @TempDir
    private Path folder;

    @Test
    void aFlowIsTheSameRowAsItEndsAndFromEitherFormat() throws IOException {
        Path capture = Files.write(folder.resolve("packets.pcap"), packets());
        FlowRows rows = new FlowRows(FlowSchema.FULL, OPTIONS);
        List<Row> live = new ArrayList<>();
        WriterOptions options = WriterOptions.of(FlowSchema.FULL, folder);
        Path csvFile = folder.resolve("rows.csv");
        Path parquetFile = folder.resolve("rows.parquet");
        try (OutputStream csvStream = Files.newOutputStream(csvFile);
                OutputStream parquetStream = Files.newOutputStream(parquetFile);
                FlowOutput csv = FlowOutput.open(FlowFormat.CSV, csvStream, options);
                FlowOutput parquet = FlowOutput.open(FlowFormat.PARQUET, parquetStream, options)) {
            run(capture, flow -> {
                live.add(row(rows, flow));
                csv.onFlow(flow);
                parquet.onFlow(flow);
            });
            csv.finish(Exactness.EXACT);
            parquet.finish(Exactness.EXACT);
        }

        assertThat(live).hasSizeGreaterThanOrEqualTo(FLOWS);
        for (Path file : List.of(csvFile, parquetFile)) {
            Read read = Read.of(DataFiles.open(file, OPTIONS));
            assertThat(read.columns()).isEqualTo(rows.columns());
            assertThat(read.complaints().dropped()).isEmpty();
            assertThat(read.rows()).usingRecursiveComparison().isEqualTo(live);
        }
        int last = rows.columns().indexOf("sequence_direction_16");
        assertThat(live).anyMatch(row -> row.values[last] != 0).anyMatch(row -> row.values[last] == 0);
    }

    private static Row row(FlowRows rows, FlowView flow) {
        Row row = new Row(rows.columns().size());
        try {
            assertThat(rows.fill(new FlowRow(flow, 1, ""), row)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    /// Conversations of 1 to 40 packets of either direction, over TCP and UDP.
    private static byte[] packets() {
        Random random = new Random(1);
        PcapBuilder packets = new PcapBuilder();
        long at = BEGIN;
        for (int i = 0; i < FLOWS; i++) {
            int count = 1 + random.nextInt(40);
            for (int place = 0; place < count; place++) {
                at += random.nextInt(2_000_000_000);
                boolean isForward = place == 0 || random.nextBoolean();
                String from = isForward ? "10.0.0.1" : "10.0.0.2";
                String to = isForward ? "10.0.0.2" : "10.0.0.1";
                int size = random.nextInt(3) * random.nextInt(400);
                int fromPort = isForward ? 10_000 + i : 80;
                int toPort = isForward ? 80 : 10_000 + i;
                packets.packet(
                        at,
                        i % 2 == 0
                                ? packet(ethernet(), ipv4(from, to), udp(fromPort, toPort), payload(size))
                                : packet(
                                        ethernet(),
                                        ipv4(from, to),
                                        tcp(fromPort, toPort).flags(ACK | random.nextInt(0x200)),
                                        payload(size)));
            }
        }
        return packets.build();
    }

    private static void run(Path capture, FlowTaker taker) {
        FlowSink sink = new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {
                taker.take(flow);
            }

            @Override
            public void onTick(long endNanos) {
                // only flows are wanted
            }
        };
        OddityCounters oddities = new OddityCounters();
        FlowConfig config = FlowConfig.defaults().withMaxFlows(16_384).withSequence(true);
        TickMerger merger = new TickMerger(1, 0, sink);
        try (PacketSource source = CaptureFiles.open(capture.toString(), false, oddities);
                FlowShard shard = new FlowShard(new TrafficTally(1), config, 7, merger.outlet(0));
                InlineDealer dealer = new InlineDealer(shard)) {
            ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
            Reader reader = new Reader(source, new Decoder(oddities, 1), dealer, options, oddities);
            while (reader.turn() != PacketSource.State.END) {
                // until everything is dealt
            }
        }
    }

    private interface FlowTaker {
        void take(FlowView flow);
    }
}
