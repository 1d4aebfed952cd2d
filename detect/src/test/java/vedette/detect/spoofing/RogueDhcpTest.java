package vedette.detect.spoofing;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Ends;

class RogueDhcpTest {

    private static final String SERVER = "10.0.0.2";
    private static final String GATEWAY = "10.0.0.254";
    private static final String ROGUE = "10.0.0.66";

    private final Traffic traffic = new Traffic(new RogueDhcp());

    private void answer(int type, String given, String server, String router, String resolver) {
        Ends ends = new Ends(address(given), 68, address(server), 67, IpProtocol.UDP);
        traffic.say(new DhcpFact(
                ends,
                traffic.micros(),
                type,
                0x02_00_00_00_00_05L,
                address(given),
                address(server),
                router.isEmpty() ? Address.NONE : address(router),
                resolver.isEmpty() ? Address.NONE : address(resolver),
                "",
                0x02_00_00_00_00_66L));
    }

    private void known() {
        answer(5, "10.0.0.5", SERVER, GATEWAY, SERVER);
        traffic.rest(30);
    }

    @Test
    void givenAnotherServerWithAnotherRouter_thenItIsARogue() {
        known();
        answer(2, "10.0.0.251", ROGUE, ROGUE, ROGUE);

        assertThat(traffic.tick()).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.ROGUE_DHCP);
            assertThat(signal.entity()).hasToString(ROGUE);
            assertThat(signal.strength()).isGreaterThan(0.9);
        });
    }

    @Test
    void givenAPeerThatHandsOutTheSame_thenItIsNone() {
        known();
        answer(5, "10.0.0.130", "10.0.0.3", GATEWAY, SERVER);

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenTheServerOfAnotherNetwork_thenItIsNone() {
        known();
        answer(5, "10.0.7.20", "10.0.7.2", "10.0.7.254", "10.0.7.2");

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenTheKnownServer_whenItAnswersAfterTheRogue_thenItIsNotAccused() {
        known();
        answer(2, "10.0.0.251", ROGUE, ROGUE, ROGUE);
        traffic.tick();
        answer(5, "10.0.0.5", SERVER, GATEWAY, SERVER);

        assertThat(traffic.tick()).isEmpty();
    }

    @Test
    void givenAnotherResolverOnly_thenItCountsLessIfItIsKnownToAnswer() {
        known();
        answer(5, "10.0.0.5", "10.0.0.3", GATEWAY, "10.0.0.3");
        assertThat(traffic.tick()).extracting(Signal::strength).containsExactly(0.8);

        traffic.add(traffic.begin("10.0.0.5", "10.0.0.3", 53, IpProtocol.UDP)
                        .answered(true)
                        .out(1, 40)
                        .in(1, 90))
                .tick();
        answer(5, "10.0.0.5", "10.0.0.3", GATEWAY, "10.0.0.3");
        assertThat(traffic.tick()).extracting(Signal::strength).containsExactly(0.5);
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        known();
        traffic.handOverTo(new RogueDhcp());
        answer(5, "10.0.0.251", ROGUE, ROGUE, ROGUE);

        assertThat(traffic.tick()).extracting(Signal::hasSucceeded).containsExactly(true);
    }
}
