package vedette.detect.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.Traffic;
import vedette.flow.activity.Home;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.NameFact;

class HostBookTest {

    private static final long LAPTOP = 0x02_00_00_00_00_01L;
    private static final long PHONE = 0x02_00_00_00_00_02L;
    private static final int ACK = 5;
    private static final long DAY = 86_400;

    private final HostBook book = new HostBook(Home.PRIVATE);

    private static Address at(int last) {
        return Traffic.address("10.0.0." + last);
    }

    private void arp(long mac, Address address, long second) {
        Ends ends = new Ends(address, 0, at(1), 0, 0);
        book.learn(new ArpFact(ends, second * 1_000_000, false, mac, mac, 0, -1), second);
    }

    private void lease(long mac, Address address, String name, long second) {
        Ends ends = new Ends(address, 68, at(1), 67, 17);
        book.learn(new DhcpFact(ends, second * 1_000_000, ACK, mac, address, at(1), at(1), at(1), name, mac), second);
    }

    @Test
    void allAddressesOfAHostStandForIt_byTheFirstOfVersion4() {
        Address ofVersion6 = Traffic.address("fd00::5");
        arp(LAPTOP, ofVersion6, 1);
        arp(LAPTOP, at(5), 2);
        arp(LAPTOP, at(6), 3);

        assertThat(book.first(ofVersion6)).isEqualTo(at(5));
        assertThat(book.first(at(6))).isEqualTo(at(5));
    }

    @Test
    void itIsKnownFromWhenToWhenAHostWasSeenWithEachAddress() {
        arp(LAPTOP, at(5), 100);
        arp(LAPTOP, at(5), 160);
        lease(LAPTOP, at(6), "laptop", 200);

        assertThat(book.holdings(at(6))).containsExactly(new Holding(at(5), 100, 160), new Holding(at(6), 200, 200));
    }

    @Test
    void whenAnotherHostGetsTheAddress_thenItNoLongerStandsForTheFirst() {
        lease(LAPTOP, at(5), "laptop", 100);
        lease(LAPTOP, at(6), "laptop", 200);
        lease(PHONE, at(5), "phone", 300);

        assertThat(book.first(at(6))).isEqualTo(at(6));
        assertThat(book.mac(at(5))).isEqualTo(PHONE);
        assertThat(book.names(at(5))).containsExactly("phone");
        assertThat(book.holdings(at(5))).containsExactly(new Holding(at(5), 300, 300));
    }

    @Test
    void whenSomebodyClaimsAnAddressThatIsHeld_thenItIsNotBelieved() {
        arp(LAPTOP, at(5), 100);
        arp(PHONE, at(5), 101);

        assertThat(book.mac(at(5))).isEqualTo(LAPTOP);
    }

    @Test
    void whatAnswersForManyIsNoHost_butALaptopWithManyLeasesOverDaysIs() {
        for (int i = 1; i <= 4; i++) {
            arp(PHONE, at(10 + i), 100 + i);
            lease(LAPTOP, at(20 + i), "laptop", i * DAY);
        }

        assertThat(book.isShared(PHONE)).isTrue();
        assertThat(book.first(at(12))).isEqualTo(at(12));
        assertThat(book.isShared(LAPTOP)).isFalse();
    }

    @Test
    void givenAddressesThatChangeForPrivacy_thenTheLatestAreKnownAndTheHostStaysOne() {
        for (int day = 1; day <= 60; day++) {
            arp(LAPTOP, Traffic.address("fd00::" + Integer.toHexString(day)), day * DAY);
        }

        assertThat(book.isShared(LAPTOP)).isFalse();
        assertThat(book.holdings(Traffic.address("fd00::3c")))
                .hasSize(16)
                .contains(new Holding(Traffic.address("fd00::3c"), 60 * DAY, 60 * DAY));
    }

    @Test
    void outsideNobodyIsAHost() {
        arp(LAPTOP, Traffic.address("192.0.2.7"), 100);

        assertThat(book.mac(Traffic.address("192.0.2.7"))).isZero();
    }

    @Test
    void whatIsKnownIsHandedOver() throws IOException {
        lease(LAPTOP, at(5), "laptop", 100);
        book.learn(
                new NameFact(new Ends(at(5), 5353, at(251), 5353, 17), 1, Protocol.MDNS, "Ann's laptop", at(5)), 101);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        book.write(new DataOutputStream(written));

        HostBook other = new HostBook(Home.PRIVATE);
        other.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));

        assertThat(other.names(at(5))).containsExactly("laptop", "Ann's laptop");
        assertThat(other.holdings(at(5))).isEqualTo(book.holdings(at(5)));
    }
}
