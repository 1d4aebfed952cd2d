package vedette.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.capture.CaptureException;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;
import vedette.decode.Decoder;
import vedette.testkit.Corpus;

/// Every capture of the corpus from the file to the sums: nothing throws, and the number of shards does not show.
class CorpusFlowTest {

    private static final long SEED = 5;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void theSumsOfEveryCaptureAreTheSameForOneShardAndForFour() {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");

        List<String> different = new ArrayList<>();
        for (Corpus.Capture capture : Corpus.captures()) {
            try {
                TrafficSummary one = read(capture, 1);
                TrafficSummary four = read(capture, 4);
                if (!one.equals(four)) {
                    different.add(capture.name() + ": " + one + " but " + four);
                }
            } catch (CaptureException _) {
                // not a capture, which the manifest says, too
            }
        }

        assertThat(different).isEmpty();
    }

    private static TrafficSummary read(Corpus.Capture capture, int shards) {
        OddityCounters oddities = new OddityCounters();
        Decoder decoder = new Decoder(oddities, SEED);
        List<TrafficTally> tallies =
                Stream.generate(() -> new TrafficTally(SEED)).limit(shards).toList();
        ReaderOptions options = new ReaderOptions(() -> 0, Recorder.NONE, false);
        long packets;
        try (PacketSource source = CaptureFiles.open(capture.path().toString(), false, oddities);
                Dealer dealer = shards == 1 ? new InlineDealer(tallies.getFirst()) : new LaneDealer(tallies, SEED)) {
            Reader reader = new Reader(source, decoder, dealer, options, oddities);
            while (reader.turn() != State.END) {
                // until everything is dealt
            }
            packets = reader.counters().packets();
        }
        assertThat(decoder.counters().decoded() + decoder.counters().stopped())
                .as(capture.name())
                .isEqualTo(packets);
        return tallies.stream().map(TrafficTally::summary).reduce(TrafficSummary.NONE, TrafficSummary::plus);
    }
}
