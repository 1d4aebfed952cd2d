package vedette.detect.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;
import vedette.detect.scan.FirstContacts;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;

class DestinationsTest {

    private static final String CLIENT = "10.0.0.7";
    private static final String PLACE = "198.51.100.66";

    private final Traffic traffic = new Traffic(new FirstContacts());
    private final Destinations destinations = traffic.site().destinations();

    private Address go(String server) {
        traffic.connect(CLIENT, server, 443, 90, 90).tick();
        return traffic.site().entity(Traffic.address(server));
    }

    private void start() {
        Said.name(traffic, CLIENT, "news.example", "203.0.113.80");
        traffic.rest(60);
    }

    @Test
    void aPlaceThatNobodyAskedForByNameIsBare() {
        start();

        assertThat(destinations.bareness(go(PLACE))).isEqualTo(1);
        assertThat(destinations.bareness(go("203.0.113.80"))).isZero();
    }

    @Test
    void atFirstLittleCanBeSaid() {
        assertThat(destinations.bareness(go(PLACE))).isBetween(0.1, 0.9);
    }

    @Test
    void anAddressOfVersion6HasTheNameOfItsNetwork() {
        start();
        Said.name(traffic, CLIENT, "shop.example", "2001:db8:1:2::80");

        assertThat(destinations.bareness(go("2001:db8:1:2::81"))).isZero();
        assertThat(destinations.bareness(go("2001:db8:9:9::81"))).isEqualTo(1);
    }

    @Test
    void afterANameWithSeveralAddressesAPlaceMayBeOneOfThem() {
        start();
        Ends ends = new Ends(Traffic.address(CLIENT), 4_000, Traffic.address(Said.RESOLVER), 53, IpProtocol.UDP);
        Address first = Traffic.address("203.0.113.99");
        traffic.say(new DnsFact(ends, traffic.micros(), true, 7, "push.example", 1, 0, 120, 4, 16, first));

        assertThat(destinations.bareness(go(PLACE))).isBetween(0.1, 0.5);
        traffic.rest(10);
        assertThat(destinations.bareness(go("198.51.100.67"))).isEqualTo(1);
    }

    @Test
    void visitorsAreCountedOnce() {
        Address place = go(PLACE);
        go(PLACE);
        traffic.connect("10.0.0.8", PLACE, 443, 90, 90).tick();

        assertThat(destinations.visitors(place)).isEqualTo(2);
        assertThat(destinations.visitors(Traffic.address("203.0.113.1"))).isZero();
    }
}
