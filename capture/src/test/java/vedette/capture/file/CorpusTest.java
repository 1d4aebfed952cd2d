package vedette.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.capture.CaptureException;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.common.OddityCounters;
import vedette.testkit.Corpus;

/// Reads every capture of the corpus. Where our count differs from the manifest's, `corpus-differences.csv` says why.
class CorpusTest {

    private static final long UNREADABLE = -1;

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyCaptureHoldsAsManyPacketsAsItsManifestSays() throws IOException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");
        Map<String, Long> explained = differences();

        List<String> unexplained = new ArrayList<>();
        for (Corpus.Capture capture : Corpus.captures()) {
            long count = count(capture);
            long expected = explained.getOrDefault(capture.name(), capture.packets());
            if (count != expected) {
                unexplained.add(capture.name() + "," + count + ", manifest says " + capture.packets());
            }
        }

        assertThat(unexplained).isEmpty();
    }

    private static long count(Corpus.Capture capture) {
        try (PacketSource source = CaptureFiles.open(capture.path().toString(), false, new OddityCounters())) {
            PacketBatch batch = new PacketBatch();
            long count = 0;
            while (source.poll(batch) != State.END) {
                count += batch.size();
            }
            return count;
        } catch (CaptureException _) {
            return UNREADABLE;
        }
    }

    private static Map<String, Long> differences() throws IOException {
        Map<String, Long> differences = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CorpusTest.class.getResourceAsStream("corpus-differences.csv")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().skip(1).toList()) {
                String[] fields = line.split(",", 3);
                differences.put(fields[0], Long.valueOf(fields[1]));
            }
        }
        return differences;
    }
}
