package vedette.detect.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;

class NameTunnelsTest {

    private static final String HOST = "10.0.0.7";
    private static final int A = 1;
    private static final int TXT = 16;
    private static final double MEDIUM = 0.7;

    private final Traffic traffic = new Traffic(new NameTunnels());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("abcdefghijklmnopqrstuvwxyz234567".charAt(random.nextInt(32)));
        }
        return word.toString();
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenLongNamesAndAnswersWithData_thenItIsATunnelOfWhoAsks() {
        for (int i = 0; i < 30; i++) {
            Said.lookUp(traffic, HOST, word(random.nextInt(20, 60)) + "." + word(30) + ".t.evil.example", TXT, 150);
            rest(1);
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.DNS_TUNNEL);
        assertThat(noticed.getLast().entity()).hasToString(HOST);
        assertThat(noticed.getLast().strength()).isGreaterThan(MEDIUM);
    }

    @Test
    void givenNamesOfOneLengthWithLittleInReturn_thenDataLeaves() {
        rest(60);
        for (int i = 0; i < 30; i++) {
            Said.lookUp(traffic, HOST, word(60) + ".evil.example", A, 4);
            rest(1);
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.EXFILTRATION);
    }

    @Test
    void givenAResolverThatAsksForAnother_thenItIsNotAccused() {
        for (int i = 0; i < 30; i++) {
            String name = word(random.nextInt(20, 60)) + ".t.evil.example";
            Said.lookUp(traffic, HOST, name, TXT, 150);
            Ends ends = new Ends(
                    Traffic.address(Said.RESOLVER), 4_000, Traffic.address("198.51.100.53"), 53, IpProtocol.UDP);
            traffic.say(new DnsFact(ends, traffic.micros() + 2, false, 9, name, TXT, -1, 90, 0, 0, Address.NONE));
            rest(1);
        }

        assertThat(noticed).isNotEmpty().noneMatch(signal -> signal.entity().equals(Traffic.address(Said.RESOLVER)));
    }

    @Test
    void givenNamesOfContentNetworksAndScanners_thenTheyAreNone() {
        for (int i = 0; i < 400; i++) {
            Said.lookUp(traffic, HOST, word(24) + ".cdn.example", A, 4);
            Said.lookUp(traffic, HOST, word(50) + ".scan.example", A, 4);
            if (i % 8 == 0) {
                Said.lookUp(traffic, "10.0.0.8", word(32) + ".cdn.example", A, 4);
                Said.lookUp(traffic, "10.0.0.9", word(32) + ".cdn.example", TXT, 16);
            }
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenReverseLookUpsAndBlockLists_thenTheyAreNone() {
        for (int i = 0; i < 300; i++) {
            String address = random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + ".7";
            Said.lookUp(traffic, HOST, address + ".in-addr.arpa", 12, 40);
            Said.lookUp(traffic, HOST, address + ".bl.mail.example", i % 3 == 0 ? TXT : A, 10);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenTextRecordsOfMail_thenTheyAreNone() {
        for (int i = 0; i < 60; i++) {
            for (String name : List.of("_dmarc.shop.example", "k1._domainkey.shop.example", "mail.shop.example")) {
                Said.lookUp(traffic, HOST, name, TXT, 180);
            }
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }
}
