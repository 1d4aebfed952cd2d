package vedette.traces.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.capture.CaptureException;
import vedette.capture.file.CaptureFiles;
import vedette.common.OddityCounters;
import vedette.flow.table.FlowConfig;
import vedette.testkit.Corpus;
import vedette.traces.engine.FlowEngine;
import vedette.traces.engine.RealEngine;
import vedette.traces.engine.Replay;
import vedette.traces.reference.Reference;
import vedette.traces.reference.References;
import vedette.traces.reference.Source;
import vedette.traces.reference.TsharkConversations;

/// Do our flows say what other programs say of the same captures? Where not, a [Reason] must say why.
///
/// `-Ddocs.accept` writes the table to `docs/reference/agreement.md`.
class AgreementTest {

    private static final Path PAGE = Path.of("../docs/reference/agreement.md");

    /// tshark is slow to start, so only so many captures are shown to it.
    private static final int SHOWN_TO_TSHARK = 40;

    private record Seen(List<OurFlow> flows, Wire wire) {}

    private final FlowEngine engine = new RealEngine(1);
    private final Map<Path, Seen> seen = new HashMap<>();

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void everyDifferenceIsExplained() throws IOException, InterruptedException {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");

        Explanations explanations = Explanations.load();
        Agreement agreement = new Agreement(explanations);
        for (Reference reference : References.all()) {
            agreement.add(compare(reference));
        }
        if (TsharkConversations.isInstalled()) {
            showToTshark(agreement);
        }
        System.out.println(agreement.table());
        if (Boolean.getBoolean("docs.accept")) {
            Files.writeString(PAGE, page(agreement));
        }

        assertThat(agreement.unexplained()).isEmpty();
        assertThat(explanations.unused()).as("rules that explain nothing").isEmpty();
    }

    private void showToTshark(Agreement agreement) throws IOException, InterruptedException {
        List<Corpus.Capture> captures = Corpus.captures().stream()
                .filter(capture -> capture.name().startsWith("flows/nfstream/"))
                .limit(SHOWN_TO_TSHARK)
                .toList();
        for (Corpus.Capture capture : captures) {
            agreement.add(compare(new Reference(
                    Source.TSHARK, capture.name(), capture.path(), TsharkConversations.read(capture.path()), true)));
        }
    }

    private Comparison compare(Reference reference) {
        Seen ours = seen.computeIfAbsent(reference.capture(), this::read);
        Comparison comparison = new Comparison(reference, ours.flows, ours.wire);
        comparison.compare();
        return comparison;
    }

    private Seen read(Path capture) {
        Wire wire = new Wire();
        try {
            Replay.run(CaptureFiles.open(capture.toString(), false, new OddityCounters()), wire);
            return new Seen(
                    OurFlow.of(engine.rows(
                            CaptureFiles.open(capture.toString(), false, new OddityCounters()), FlowConfig.defaults())),
                    wire);
        } catch (CaptureException _) {
            return new Seen(List.of(), wire); // which the differences will show
        }
    }

    private static String page(Agreement agreement) {
        return """
                # Agreement with other programs

                Public captures come with what other programs found in them. This page says how often our flows say
                the same. It is written by a test (`AgreementTest` in `traces`, with `-Ddocs.accept`), which fails on
                any difference for which there is no reason below.

                Packets and bytes are summed up over all flows from one end to another, because programs differ in
                when a flow ends; bytes are compared where the packets are equal, after taking off what lies around
                the IP packet where the other counts frames. History and state are compared where both have one flow
                between the same ends. NFStream does not name the ends: there, packets and bytes are those of the
                whole capture, and a flow is the number of its packets.

                """ + agreement.table() + """

                ## Why not

                """ + agreement.reasons();
    }
}
