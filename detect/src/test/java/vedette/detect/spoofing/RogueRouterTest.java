package vedette.detect.spoofing;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.Traffic.address;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NeighbourFact;

class RogueRouterTest {

    private static final String ROUTER = "fe80::1";
    private static final String STRANGER = "fe80::66";
    private static final String PREFIX = "fd00:1::";
    private static final long ROUTER_MAC = 0x02_00_00_00_00_01L;
    private static final long STRANGER_MAC = 0x02_00_00_00_00_66L;

    private final Traffic traffic = new Traffic(new RogueRouter());

    private List<Signal> announce(String from, long mac, String prefix, int lifetime) {
        Ends ends = new Ends(address(from), 0, address("ff02::1"), 0, IpProtocol.ICMPV6);
        traffic.say(new NeighbourFact(
                ends,
                traffic.micros(),
                NeighbourFact.Type.ROUTER_ADVERTISEMENT,
                address(prefix),
                mac,
                mac,
                false,
                lifetime));
        return traffic.tick();
    }

    @Test
    void givenANewRouterWithAPrefixOfItsOwn_thenItIsNoticed() {
        announce(ROUTER, ROUTER_MAC, PREFIX, 1_800);
        traffic.rest(100);

        assertThat(announce(STRANGER, STRANGER_MAC, "fd66::", 20))
                .singleElement()
                .satisfies(signal -> {
                    assertThat(signal.kind()).isEqualTo(Kind.ROGUE_ROUTER);
                    assertThat(signal.entity()).hasToString(STRANGER);
                    assertThat(signal.strength()).isGreaterThanOrEqualTo(0.8);
                });
    }

    @Test
    void givenWhatIsSaidInTheNameOfTheKnownRouter_thenItIsCertain() {
        announce(ROUTER, ROUTER_MAC, PREFIX, 1_800);
        traffic.rest(100);

        assertThat(announce(ROUTER, STRANGER_MAC, PREFIX, 0))
                .singleElement()
                .satisfies(signal -> assertThat(signal.strength()).isEqualTo(1));
    }

    @Test
    void givenASecondRouterWithTheSamePrefix_thenItIsHardlyWorthAWord() {
        announce(ROUTER, ROUTER_MAC, PREFIX, 1_800);
        traffic.rest(100);
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            noticed.addAll(announce("fe80::2", 0x02_00_00_00_00_02L, PREFIX, 1_800));
            noticed.addAll(traffic.rest(15));
        }

        assertThat(noticed)
                .isNotEmpty()
                .allSatisfy(signal -> assertThat(signal.strength()).isLessThan(0.75));
    }

    @Test
    void givenRoutersFromTheBeginning_thenNoneIsNew() {
        List<Signal> noticed = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            noticed.addAll(announce(ROUTER, ROUTER_MAC, PREFIX, 1_800));
            noticed.addAll(announce("fe80::2", 0x02_00_00_00_00_02L, "fd00:2::", 1_800));
            noticed.addAll(traffic.rest(30));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        announce(ROUTER, ROUTER_MAC, PREFIX, 1_800);
        traffic.rest(100);
        traffic.handOverTo(new RogueRouter());

        assertThat(announce(ROUTER, STRANGER_MAC, PREFIX, 0)).isNotEmpty();
    }
}
