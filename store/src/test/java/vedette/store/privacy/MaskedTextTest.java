package vedette.store.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Address;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class MaskedTextTest {

    private static final Address INSIDE = Address.parse("10.0.0.5");
    private static final Address OUTSIDE = Address.parse("198.51.100.7");
    private final KnownNames names = new KnownNames(MaskedTextTest::isInside);
    private final MaskedText text = new MaskedText(MaskedTextTest::isInside, names, new MaskedText.Substitutes() {
        @Override
        public Address ofAddress(Address address) {
            return Address.parse("2001:db8::1");
        }

        @Override
        public long ofHardware(long address) {
            return 0x02_AA_BB_CC_DD_EEL;
        }

        @Override
        public String ofName(String name) {
            return "host-0";
        }
    });

    private static boolean isInside(Address address) {
        return address.toString().startsWith("10.") || address.toString().startsWith("fd00:");
    }

    private static Ends ends(Address client, Address server) {
        return new Ends(client, 40_000, server, 80, 6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    from 10.0.0.5 to it             | from 2001:db8::1 to it
                    10.0.0.5, 10.0.0.6: both        | 2001:db8::1, 2001:db8::1: both
                    the router 10.0.0.5.            | the router 2001:db8::1.
                    10.0.0.5:8080 and (10.0.0.5)    | 2001:db8::1:8080 and (2001:db8::1)
                    10.0.0.5-10.0.0.9               | 2001:db8::1-2001:db8::1
                    http://10.0.0.5/x?y=10.0.0.6&z  | http://2001:db8::1/x?y=2001:db8::1&z
                    010.000.000.005                 | 2001:db8::1
                    [::ffff:10.0.0.5]:80            | [2001:db8::1]:80
                    ::FFFF:a00:5                    | 2001:db8::1
                    at fd00::1.                     | at 2001:db8::1.
                    fd00:0:0:0:0:0:0:1              | 2001:db8::1
                    FD00:0000::0001%eth0            | 2001:db8::1%eth0
                    fd00::, then                    | 2001:db8::1, then
                    198.51.100.7 and 2001:db8::99   | 198.51.100.7 and 2001:db8::99
                    110.0.0.5 10.0.0.5.6 1.10.0.0   | 110.0.0.5 10.0.0.5.6 1.10.0.0
                    at 12:30:45, 1:2:3              | at 12:30:45, 1:2:3
                    00:11:22:33:44:5f claims        | 02:aa:bb:cc:dd:ee claims
                    00-11-22-33-44-5F               | 02-aa-bb-cc-dd-ee
                    0011.2233.445f                  | 02aa.bbcc.ddee
                    00112233445f                    | 02aabbccddee
                    123456789012 bytes              | 123456789012 bytes
                    printer.local printer.lan:80    | host-0 host-0:80
                    5.0.0.10.in-addr.arpa           | host-0
                    ip-10-0-0-5.example.net         | host-0
                    a-1-2-3-4.example.net           | a-1-2-3-4.example.net
                    www.example.com                 | www.example.com
                    """)
    void whatIsInsideIsFoundHoweverItIsWritten_andNothingElse(String given, String expected) {
        assertThat(text.of(given, false)).isEqualTo(expected);
    }

    @Test
    void aNumberIsAHardwareAddressWhereOneIsMeant() {
        assertThat(text.of("001122334455", true)).isEqualTo("02aabbccddee");
        assertThat(text.of("001122334455", false)).isEqualTo("001122334455");
    }

    @Test
    void namesThatHostsInsideGiveThemselvesAreKnown_alsoAsAPartOfALongerOne() {
        names.learn(new DhcpFact(
                ends(Address.ofIpv4(0), Address.ofIpv4(-1)),
                0,
                3,
                1,
                INSIDE,
                Address.NONE,
                Address.NONE,
                Address.NONE,
                "Annas-Laptop",
                1));

        assertThat(text.of("annas-laptop ANNAS-LAPTOP.corp.example.com other", false))
                .isEqualTo("host-0 host-0 other");
    }

    @Test
    void namesByWhichHostsInsideAreLookedUpOrSpokenToAreKnown_butNotThoseOutside() {
        names.learn(answer("files.example.com", INSIDE));
        names.learn(answer("www.example.com", OUTSIDE));
        names.learn(new HttpRequestFact(
                ends(OUTSIDE, INSIDE), 0, "GET", "/", "intra.example.com:8080", "", false, "", "", 0));

        assertThat(text.of("files.example.com, intra.example.com and www.example.com", false))
                .isEqualTo("host-0, host-0 and www.example.com");
    }

    private static DnsFact answer(String name, Address address) {
        return new DnsFact(ends(INSIDE, OUTSIDE), 0, true, 1, name, 1, 0, 100, 1, 4, address);
    }

    @Test
    void ofMoreNamesThanThereIsRoomFor_theLatestAreKnown() {
        for (int number = 0; number < 50_000; number++) {
            names.learn(answer("host" + number + ".example.com", INSIDE));
        }

        assertThat(text.of("host49999.example.com host1.example.com", false)).isEqualTo("host-0 host1.example.com");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTextMakesItThrow_orTakeLong(long seed) {
        Random random = new Random(seed);
        List<String> pieces =
                List.of(":", "::", "-", ".", "10", "0", "ff", "1234", "5", "é", "_", " ", "%", "$1", "\\");
        for (int number = 0; number < 2_000; number++) {
            StringBuilder given = new StringBuilder();
            for (int piece = random.nextInt(200); piece >= 0; piece--) {
                given.append(pieces.get(random.nextInt(pieces.size())));
            }

            assertThat(text.of(given.toString(), random.nextBoolean())).isNotNull();
        }
        String longest = ":".repeat(60_000) + "1".repeat(60_000) + "-1".repeat(30_000);
        assertThat(text.of(longest, false)).isNotNull();
    }
}
