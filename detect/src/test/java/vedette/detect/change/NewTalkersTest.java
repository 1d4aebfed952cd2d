package vedette.detect.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;

class NewTalkersTest {

    private static final String NEWCOMER = "10.0.0.200";
    private static final int HOSTS = 8;
    private static final int SETTLED = 25;

    private final Traffic traffic = new Traffic(new NewTalkers());

    private List<Signal> live(int minutes) {
        List<Signal> noticed = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            for (int host = 1; host <= HOSTS; host++) {
                traffic.connect("10.0.0." + host, "10.0.0." + (host % HOSTS + 1), 445, 300, 900);
            }
            noticed.addAll(traffic.rest(59));
        }
        return noticed;
    }

    private List<Signal> visit(String who, int hosts, int port) {
        List<Signal> noticed = new ArrayList<>();
        for (int host = 1; host <= hosts; host++) {
            noticed.addAll(
                    traffic.connect(who, "10.0.0." + host, port, 300, 900).tick());
        }
        return noticed;
    }

    @Test
    void givenASettledSite_whenAHostComesAndTalksWithManyInside_thenItIsLow() {
        assertThat(live(SETTLED)).isEmpty();

        List<Signal> noticed = visit(NEWCOMER, HOSTS, 445);

        assertThat(noticed).hasSize(4).allSatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.NEW_TALKER);
            assertThat(signal.entity()).hasToString(NEWCOMER);
            assertThat(signal.strength() * signal.kind().points() + 8 + 10).isLessThan(50);
        });
        assertThat(noticed.getLast().targets()).hasSize(HOSTS);
    }

    @Test
    void givenALaptopThatUsesAFewServers_thenNothingIsSaid() {
        live(SETTLED);

        assertThat(visit(NEWCOMER, 4, 445)).isEmpty();
        assertThat(visit(NEWCOMER, HOSTS, 443)).isEmpty();
    }

    @Test
    void givenAHostThatWasThere_thenItMayTalkWithMany() {
        live(SETTLED);

        assertThat(visit("10.0.0.1", HOSTS, 22)).isEmpty();
    }

    @Test
    void givenASiteWhereHostsComeAndGo_thenOneMoreIsUsual() {
        live(SETTLED);
        for (int host = 100; host < 103; host++) {
            traffic.connect("10.0.0." + host, "198.51.100.9", 443, 300, 900).tick();
        }

        assertThat(visit(NEWCOMER, HOSTS, 445)).isEmpty();
    }

    @Test
    void givenASiteThatIsWatchedForNineMinutes_thenNobodyIsNew() {
        traffic.rest(540);

        assertThat(visit(NEWCOMER, HOSTS, 445)).isEmpty();
    }

    @Test
    void givenAHostThatWasHeardOnTheWireBefore_thenItIsNotNew() {
        traffic.say(HostFacts.arp(traffic, NEWCOMER, 0x0200_0000_00C8L));
        live(SETTLED);

        assertThat(visit(NEWCOMER, HOSTS, 445)).isEmpty();
    }

    @Test
    void givenAKnownHostWithANewAddress_thenItIsNotNew() {
        traffic.say(HostFacts.arp(traffic, "10.0.0.1", 0x0200_0000_0001L));
        live(SETTLED);
        traffic.say(HostFacts.arp(traffic, NEWCOMER, 0x0200_0000_0001L));

        assertThat(visit(NEWCOMER, HOSTS, 445)).isEmpty();
    }

    @Test
    void givenAnAddressOfVersion6_thenItIsNewOnlyWhereTheHardwareAddressIsSeen() {
        live(SETTLED);
        assertThat(visit("fd00::200", HOSTS, 445)).isEmpty();

        traffic.say(HostFacts.neighbour(traffic, "fd00::201", 0x0200_0000_0201L));
        assertThat(visit("fd00::201", HOSTS, 445)).isNotEmpty();
    }

    @Test
    void givenAnswersThatNeverCame_thenTheyAreNoConversations() {
        live(SETTLED);
        for (int host = 1; host <= HOSTS; host++) {
            traffic.unanswered(NEWCOMER, "10.0.0." + host, 445);
        }

        assertThat(traffic.rest(3)).isEmpty();
    }

    @Test
    void givenAHostThatCameAnHourAgo_thenItIsNewNoMore() {
        live(SETTLED);
        visit(NEWCOMER, 2, 445);
        traffic.rest(3_600);

        assertThat(visit(NEWCOMER, HOSTS, 445)).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        live(SETTLED);
        visit(NEWCOMER, 4, 445);
        traffic.handOverTo(new NewTalkers());

        assertThat(visit(NEWCOMER, 5, 445)).hasSize(1);
    }
}
