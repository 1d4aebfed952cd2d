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
import java.util.Set;
import java.util.TreeSet;
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

    /// The names that the manifest uses, and the numbers that files have for them.
    private static final Map<String, Set<Integer>> LINK_TYPES = Map.ofEntries(
            Map.entry("ether", Set.of(1)),
            Map.entry("null", Set.of(0, 108)),
            Map.entry("linux-sll", Set.of(113)),
            Map.entry("linux-sll2", Set.of(276)),
            Map.entry("rawip", Set.of(12, 14, 101)),
            Map.entry("rawip4", Set.of(228)),
            Map.entry("rawip6", Set.of(229)),
            Map.entry("ppp", Set.of(9, 50, 166, 204)),
            Map.entry("chdlc", Set.of(104)),
            Map.entry("ieee-802-11", Set.of(105)),
            Map.entry("ieee-802-11-radiotap", Set.of(127)),
            Map.entry("frelay", Set.of(107)),
            Map.entry("slip", Set.of(8)),
            Map.entry("nflog", Set.of(239)));

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

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyCaptureHasTheLinkTypeThatItsManifestSays() {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");

        List<String> unexplained = new ArrayList<>();
        int compared = 0;
        for (Corpus.Capture capture : Corpus.captures()) {
            Set<Integer> expected = LINK_TYPES.get(capture.linkType());
            if (expected != null && capture.packets() > 0) {
                compared++;
                Set<Integer> seen = linkTypes(capture);
                if (!expected.containsAll(seen) || seen.isEmpty()) {
                    unexplained.add(capture.name() + " has " + seen + ", manifest says " + capture.linkType());
                }
            }
        }

        assertThat(unexplained).isEmpty();
        assertThat(compared).isGreaterThan(3_000);
    }

    private static Set<Integer> linkTypes(Corpus.Capture capture) {
        Set<Integer> seen = new TreeSet<>();
        try (PacketSource source = CaptureFiles.open(capture.path().toString(), false, new OddityCounters())) {
            PacketBatch batch = new PacketBatch();
            while (source.poll(batch) != State.END) {
                for (int i = 0; i < batch.size(); i++) {
                    seen.add(batch.linkType(i));
                }
            }
        }
        return seen;
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
