package vedette.feature.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.feature.AddressSet;
import vedette.feature.FlowTraffic;
import vedette.feature.SampleFlows;

class LabelFileTest {

    private static final String HEAD =
            "start_epoch,end_epoch,src,dst,dport,proto,class,tool,subtype,first_packet,last_packet,packets,bytes,flows,command\n";
    private static final AddressSet LAB = AddressSet.parse("192.0.2.0/24");

    @TempDir
    Path folder;

    private LabelFile read(String lines) throws IOException {
        return LabelFile.read(Files.writeString(folder.resolve("labels.csv"), HEAD + lines), LAB);
    }

    private static String rule(String times, String ends, String name) {
        return times + "," + ends + "," + name + ",tool,kind,,,,,,\"run, with \"\"care\"\"\"\n";
    }

    private static final String ALWAYS = "1699999999,1700000100";

    private String labelOfWeb(String lines) throws IOException {
        LabelFile labels = read(lines);
        return SampleFlows.web().only(labels::labelOf);
    }

    @ParameterizedTest
    @CsvSource({
        "'10.0.0.1,192.0.2.9,80,tcp'",
        "'10.0.0.0/8,192.0.2.1-192.0.2.20,1-100,6'",
        "'172.16.0.1;10.0.0.1,192.0.2.9;192.0.2.10,443;80,tcp;udp'",
        "'10.0.0.1,192.0.2.9,*,*'",
        "'*,192.0.2.9,80,tcp'",
        "'192.0.2.9,10.0.0.1,40000,tcp'",
        "'192.0.2.9,10.0.0.1,,TCP'",
    })
    void aRuleMatchesByAddressPortAndProtocolInEitherDirection(String ends) throws IOException {
        assertThat(labelOfWeb(rule(ALWAYS, ends, "Scan"))).isEqualTo("Scan");
    }

    @ParameterizedTest
    @CsvSource({
        "'10.0.0.2,192.0.2.9,80,tcp'",
        "'10.0.0.1,192.0.2.9,81,tcp'",
        "'10.0.0.1,192.0.2.9,80,udp'",
        "'10.0.0.1,*,80,tcp'",
        "'192.0.2.9,10.0.0.1,80,tcp'",
    })
    void aRuleThatIsWrongInOneOfThemDoesNotMatch(String ends) throws IOException {
        assertThat(labelOfWeb(rule(ALWAYS, ends, "Scan"))).isEqualTo(LabelFile.BENIGN);
    }

    @ParameterizedTest
    @CsvSource({
        "'10.0.0.1,40000,192.0.2.9,80', Scan",
        "'192.0.2.9,80,10.0.0.1,40000', Scan",
        "'10.0.0.1,40001,192.0.2.9,80', BENIGN",
        "'192.0.2.9,40000,10.0.0.1,80', BENIGN",
    })
    void aRuleMayNameTheSourcesPort(String ends, String expected) throws IOException {
        String head = "start_epoch,end_epoch,src,sport,dst,dport,proto,class\n";
        Path file = Files.writeString(folder.resolve("ports.csv"), head + ALWAYS + "," + ends + ",tcp,Scan\n");

        assertThat(SampleFlows.web().only(LabelFile.read(file, LAB)::labelOf)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'1700000000,1700000000', Scan",
        "'1699999999,1700000000.000000', Scan",
        "'1700000000.000001,1700000100', BENIGN",
        "'1699999999,1699999999.999999', BENIGN",
    })
    void theFirstPacketMustLieInTheWindow(String times, String expected) throws IOException {
        assertThat(labelOfWeb(rule(times, "10.0.0.1,192.0.2.9,80,tcp", "Scan"))).isEqualTo(expected);
    }

    @Test
    void theFirstRuleOfTheFileThatMatchesWins() throws IOException {
        String lines = rule("1699999990,1700000100", "10.0.0.9,*,*,*", "Other")
                + rule("1699999999,1700000100", "10.0.0.1,192.0.2.9,80,tcp", "First")
                + rule("1699999000,1700000100", "10.0.0.1,192.0.2.9,80,tcp", "Second");

        assertThat(labelOfWeb(lines)).isEqualTo("First");
    }

    @Test
    void aLongRuleIsFoundBehindManyShortOnesThatAreOver() throws IOException {
        StringBuilder lines = new StringBuilder(rule("1699000000,1700000100", "10.0.0.1,192.0.2.9,80,tcp", "Long"));
        for (int i = 0; i < 5_000; i++) {
            lines.append(rule((1_699_990_000 + i) + "," + (1_699_990_001 + i), "10.0.0.1,192.0.2.9,80,tcp", "Short"));
        }

        assertThat(labelOfWeb(lines.toString())).isEqualTo("Long");
    }

    @Test
    void whatTheFileSaysBesideTheClassIsKept() throws IOException {
        LabelFile labels = read(rule(ALWAYS, "10.0.0.1,192.0.2.9,80,tcp", "Scan"));

        assertThat(SampleFlows.web().each(flow -> String.valueOf(labels.find(flow))))
                .containsExactly(new FlowLabel("Scan", "tool", "kind").toString());
        assertThat(labels.size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'10.0.0.1,192.0.2.9,80,tcp', 1",
        "'*,192.0.2.9,80,tcp', 1",
        "'192.0.2.9,10.0.0.1,40000,tcp', -1",
        "'192.0.2.9,*,40000,tcp', -1",
        "'0.0.0.0/0,0.0.0.0/0,*,tcp', 1",
        "'10.0.0.1,192.0.2.9,81,tcp', 0",
    })
    void theNumberSaysWhetherTheRuleIsAboutTheInitiatorOrTheResponder(String ends, int expected) throws IOException {
        LabelFile labels = read(rule(ALWAYS, ends, "Scan"));

        assertThat(numberOfWeb(labels)).isEqualTo(expected);
    }

    private static int numberOfWeb(LabelFile labels) {
        Integer number = SampleFlows.web().only(labels::numberOf);
        return number;
    }

    @Test
    void numbersFollowTheOrderOfClassAndToolAndTheBenignHasNone() throws IOException {
        LabelFile labels = read("1,2,*,*,*,*,Web,nikto,a\n"
                + "1,2,*,*,*,*,Scan,nmap,syn\n"
                + "1,2,*,*,*,*,Scan,nmap,fin\n"
                + "1,2,*,*,*,*,BENIGN,curl,\n"
                + rule(ALWAYS, "10.0.0.1,192.0.2.9,80,tcp", "Scan"));

        assertThat(labels.labels())
                .containsExactly(
                        new FlowLabel("Scan", "nmap", ""),
                        new FlowLabel("Scan", "tool", ""),
                        new FlowLabel("Web", "nikto", ""));
        assertThat(numberOfWeb(labels)).isEqualTo(2);
    }

    @Test
    void aFlowThatTheFileCallsBenignHasNoNumber() throws IOException {
        LabelFile labels =
                read(rule(ALWAYS, "10.0.0.1,192.0.2.9,80,tcp", "BENIGN") + rule(ALWAYS, "10.0.0.1,*,*,tcp", "Scan"));

        assertThat(numberOfWeb(labels)).isEqualTo(0);
    }

    @Test
    void icmpIsMatchedWithoutPorts() throws IOException {
        LabelFile labels = read(rule(ALWAYS, "10.0.0.1,192.0.2.9,*,icmp", "Flood"));

        List<String> ping = SampleFlows.ping().each(labels::labelOf);
        List<String> none = new FlowTraffic().each(labels::labelOf);

        assertThat(ping).containsExactly("Flood");
        assertThat(none).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'10.0.0.1,192.0.2.9,80,arp', BENIGN",
        "'10.0.0.1,192.0.2.9,,ARP', BENIGN",
        "'*,*,*,arp', BENIGN",
        "'10.0.0.1,192.0.2.9,80,arp;tcp', Scan",
    })
    void aRuleAboutArpIsReadAndMatchesNoFlow(String ends, String expected) throws IOException {
        assertThat(labelOfWeb(rule(ALWAYS, ends, "Scan"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            x,2,10.0.0.1,*,80,tcp,A | start_epoch is 'x'
            3,2,10.0.0.1,*,80,tcp,A | end_epoch is '2'
            1,2,10.0.0.300,*,80,tcp,A | src is '10.0.0.300'
            1,2,10.0.0.1,10.0.0.0/40,80,tcp,A | dst is '10.0.0.0/40'
            1,2,10.0.0.1,10.0.0.9-10.0.0.1,80,tcp,A | dst is '10.0.0.9-10.0.0.1'
            1,2,10.0.0.1,*,80-,tcp,A | dport is '80-'
            1,2,10.0.0.1,*,70000,tcp,A | dport is '70000'
            1,2,10.0.0.1,*,80,tpc,A | proto is 'tpc'
            1,2,10.0.0.1,*,80,tcp, | class is ''
            1,2 | class is ''
            """)
    void whatCannotBeReadIsNamedWithItsPlaceAndWhatWouldBeAccepted(String line, String message) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("labels.csv:2: " + message)
                .hasMessageContaining("must be ");
    }

    @Test
    void aFileWithoutANeededColumnIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "start_epoch,end_epoch,src,dst,dport,class\n");

        assertThatThrownBy(() -> LabelFile.read(file, LAB))
                .hasMessageContaining("other.csv:1: there is no column proto");
    }
}
