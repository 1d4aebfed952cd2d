package vedette.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vedette.capture.CaptureException;
import vedette.flow.record.FlowView;
import vedette.testkit.Corpus;

class FlowSchemaTest {

    private static final String PUBLIC_HEADER = """
            id,Flow ID,Src IP,Src Port,Dst IP,Dst Port,Protocol,Timestamp,Flow Duration,Total Fwd Packet,\
            Total Bwd packets,Total Length of Fwd Packet,Total Length of Bwd Packet,Fwd Packet Length Max,\
            Fwd Packet Length Min,Fwd Packet Length Mean,Fwd Packet Length Std,Bwd Packet Length Max,\
            Bwd Packet Length Min,Bwd Packet Length Mean,Bwd Packet Length Std,Flow Bytes/s,Flow Packets/s,\
            Flow IAT Mean,Flow IAT Std,Flow IAT Max,Flow IAT Min,Fwd IAT Total,Fwd IAT Mean,Fwd IAT Std,\
            Fwd IAT Max,Fwd IAT Min,Bwd IAT Total,Bwd IAT Mean,Bwd IAT Std,Bwd IAT Max,Bwd IAT Min,\
            Fwd PSH Flags,Bwd PSH Flags,Fwd URG Flags,Bwd URG Flags,Fwd RST Flags,Bwd RST Flags,\
            Fwd Header Length,Bwd Header Length,Fwd Packets/s,Bwd Packets/s,Packet Length Min,\
            Packet Length Max,Packet Length Mean,Packet Length Std,Packet Length Variance,FIN Flag Count,\
            SYN Flag Count,RST Flag Count,PSH Flag Count,ACK Flag Count,URG Flag Count,CWR Flag Count,\
            ECE Flag Count,Down/Up Ratio,Average Packet Size,Fwd Segment Size Avg,Bwd Segment Size Avg,\
            Fwd Bytes/Bulk Avg,Fwd Packet/Bulk Avg,Fwd Bulk Rate Avg,Bwd Bytes/Bulk Avg,\
            Bwd Packet/Bulk Avg,Bwd Bulk Rate Avg,Subflow Fwd Packets,Subflow Fwd Bytes,\
            Subflow Bwd Packets,Subflow Bwd Bytes,FWD Init Win Bytes,Bwd Init Win Bytes,Fwd Act Data Pkts,\
            Fwd Seg Size Min,Active Mean,Active Std,Active Max,Active Min,Idle Mean,Idle Std,Idle Max,\
            Idle Min,ICMP Code,ICMP Type,Total TCP Flow Time,Label,Attempted Category
            """;

    @Test
    void theCicColumnsAreThoseOfThePublicDataSetsInTheirOrderAndSpelling() {
        assertThat(String.join(",", FlowSchema.CIC.names())).isEqualTo(PUBLIC_HEADER.strip());
    }

    @Test
    void theFullColumnsBeginWithThoseAndGoOnInSnakeCase() {
        int shared = FlowSchema.CIC.columns().size();

        assertThat(FlowSchema.FULL.names().subList(0, shared)).isEqualTo(FlowSchema.CIC.names());
        assertThat(FlowSchema.FULL
                        .names()
                        .subList(shared, FlowSchema.FULL.names().size()))
                .isNotEmpty()
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @Test
    void aSchemaIsFoundByItsNameAndAnotherNameIsRefused() {
        assertThat(FlowSchema.named("CIC")).isSameAs(FlowSchema.CIC);
        assertThat(FlowSchema.FULL.needsSequence()).isTrue();
        assertThat(FlowSchema.CIC.needsSequence()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowSchema.named("zeek"))
                .withMessage("there is no schema zeek: choose cic or full");
    }

    @Test
    void everyColumnOfEveryOddFlowIsFinite() {
        List<String> broken = new ArrayList<>();
        SampleFlows.all().to(FlowTraffic.sink(flow -> addBroken("", flow, broken)));

        assertThat(broken).isEmpty();
    }

    @Test
    void aConversationOfNoPacketsHasNothingButItsError() {
        List<Double> values = SampleFlows.errorOnly().only(flow -> {
            FlowRow row = new FlowRow(flow, 1, "");
            return List.of(
                    value("Total Fwd Packet", row),
                    value("Flow Packets/s", row),
                    value("Packet Length Mean", row),
                    value("Flow IAT Std", row),
                    value("Down/Up Ratio", row),
                    value("icmp_errors", row),
                    value("icmp_error_type", row),
                    value("icmp_error_code", row));
        });

        assertThat(values).containsExactly(0.0, -1.0, 0.0, 0.0, 0.0, 1.0, 3.0, 3.0);
    }

    @Test
    void inNoTimeRatesAreWhatTheCorrectedExtractorSays() {
        List<Double> values = SampleFlows.ping().only(flow -> {
            FlowRow row = new FlowRow(flow, 1, "");
            return List.of(
                    value("Flow Bytes/s", row),
                    value("Flow Packets/s", row),
                    value("Fwd Packets/s", row),
                    value("Bwd Packets/s", row),
                    value("ICMP Type", row),
                    value("Src Port", row));
        });

        assertThat(values).containsExactly(-1.0, -1.0, 0.0, 0.0, 8.0, 0.0);
    }

    @Test
    void theConversationIdIsTheSameOnEveryRunAndDiffersFromFlowToFlow() {
        List<Long> once = SampleFlows.many(200).each(ConversationId::of);
        List<Long> again = SampleFlows.many(200).each(ConversationId::of);

        assertThat(again).isEqualTo(once);
        assertThat(once).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void theStateOfAConnectionIsNamedAsZeekNamesIt() {
        assertThat(SampleFlows.all().each(ConnectionState::of))
                .containsExactlyInAnyOrder(
                        ConnectionState.SF,
                        ConnectionState.SF,
                        ConnectionState.OTH,
                        ConnectionState.S0,
                        ConnectionState.OTH);
    }

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void noMalformedCaptureGivesANumberThatIsNone() {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA does not name a folder with pcaps/manifest.csv");
        List<String> broken = new ArrayList<>();
        for (Corpus.Capture capture : Corpus.captures()) {
            if (!capture.name().startsWith("malformed/") && !capture.name().startsWith("flows/")) {
                continue;
            }
            try {
                FlowTraffic.ofFile(
                        capture.path(), FlowTraffic.sink(flow -> addBroken(capture.name() + " ", flow, broken)));
            } catch (CaptureException _) {
                // not a capture, which the manifest says, too
            }
        }

        assertThat(broken).isEmpty();
    }

    private static void addBroken(String where, FlowView flow, List<String> broken) {
        FlowRow row = new FlowRow(flow, 1, "");
        CRC32 seen = new CRC32();
        for (FlowColumn column : FlowSchema.FULL.columns()) {
            switch (column.reader()) {
                case FlowColumn.Doubles doubles -> {
                    double value = doubles.of().applyAsDouble(row);
                    if (!Double.isFinite(value) || value < -1) {
                        broken.add(where + row.source() + " " + column.name() + "=" + value);
                    }
                }
                case FlowColumn.Longs longs -> {
                    if (longs.of().applyAsLong(row) < -1) {
                        broken.add(where + row.source() + " " + column.name() + "="
                                + longs.of().applyAsLong(row));
                    }
                }
                case FlowColumn.Times times -> seen.update((int) times.of().applyAsLong(row));
                case FlowColumn.Texts texts -> seen.update(texts.of().apply(row).length());
                case FlowColumn.Lists lists -> {
                    for (int i = 0; i < lists.length().of(row); i++) {
                        seen.update((int) lists.element().of(row, i));
                    }
                }
            }
        }
    }

    private static double value(String name, FlowRow row) {
        return FlowSchema.FULL.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow()
                .valueOf(row);
    }
}
