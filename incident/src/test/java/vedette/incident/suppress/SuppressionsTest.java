package vedette.incident.suppress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;

class SuppressionsTest {

    private static final Instant GIVEN = Instant.parse("2026-01-12T12:00:00Z");
    private static final long LAST = 1_768_208_400_000_000_000L; // three hours earlier

    private static IncidentSnapshot incident(
            List<String> sources, long count, List<Integer> ports, String... detectors) {
        List<Address> addresses = sources.stream().map(Address::parse).toList();
        return new IncidentSnapshot(
                "id",
                "id",
                "default",
                "default",
                Kind.PORT_SCAN,
                Address.parse("10.0.0.1"),
                IncidentState.OPEN,
                addresses,
                count,
                List.of(Address.parse("192.0.2.7"), Address.parse("192.0.2.8")),
                2,
                ports,
                LAST - 1_000,
                LAST,
                LAST,
                List.of(),
                60,
                0.9,
                false,
                List.of(),
                Stream.of(detectors)
                        .map(name -> new SignalSummary(name, 1, 1, List.of()))
                        .toList(),
                1);
    }

    private static IncidentSnapshot scan() {
        return incident(List.of("10.0.0.1"), 1, List.of(22), "first-contacts");
    }

    private static Conditions from(@Nullable String source, @Nullable String destination) {
        return new Conditions(
                source == null ? null : Network.parse(source),
                destination == null ? null : Network.parse(destination),
                null,
                null,
                null);
    }

    private static Suppression rule(long number, Conditions conditions, @Nullable Instant until) {
        return new Suppression(number, conditions, "our own scanner", "ann", GIVEN, until);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source 10.0.0.9, kind port-scan",
                "kind=port-scan source=10.0.0.9",
                " kind port-scan\t, source  10.0.0.9 "
            })
    void conditionsAreReadAsTheyAreWritten(String text) {
        assertThat(Conditions.parse(text)).hasToString("kind port-scan, source 10.0.0.9");
        Conditions full = new Conditions(
                Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32"), 22, Kind.FLOOD, "odd-packets");
        assertThat(Conditions.parse(full.toString())).isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "source", "source 10.0.0.9 kind", "host 10.0.0.9", "port 22, port 23", "10.0.0.9 source"})
    void whatAreNoConditionsIsRefused(String text) {
        assertThatThrownBy(() -> Conditions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write each of source, destination, port, kind, detector");
    }

    @ParameterizedTest
    @CsvSource({"port x, a port is a number", "kind witchcraft, no kind witchcraft", "source 10.0, no address"})
    void whatHasNoMeaningIsRefused(String text, String why) {
        assertThatThrownBy(() -> Conditions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Nested
    class AConditionOnSources {

        @ParameterizedTest
        @CsvSource({
            "10.0.0.1, true",
            "10.0.0.2, false",
            "10.0.0.0/24, true",
            "10.0.0.77/24, true",
            "10.0.1.0/24, false",
            "::/1, false",
            "2001:db8::/32, false"
        })
        void fitsWhoIsInTheNetwork(String source, boolean isFitting) {
            assertThat(from(source, null).fit(scan())).isEqualTo(isFitting);
        }

        @Test
        void fitsSeveralOnlyIfAllDo() {
            Conditions conditions = from("10.0.0.0/24", null);

            assertThat(conditions.fit(incident(List.of("10.0.0.1", "10.0.0.9"), 2, List.of(), "d")))
                    .isTrue();
            assertThat(conditions.fit(incident(List.of("10.0.0.1", "10.0.1.1"), 2, List.of(), "d")))
                    .isFalse();
        }

        @Test
        void fitsNobodyWhereSomeAreNotNamed() {
            assertThat(from("10.0.0.0/24", null).fit(incident(List.of("10.0.0.1"), 2, List.of(), "d")))
                    .isFalse();
            assertThat(from("10.0.0.0/24", null).fit(incident(List.of(), 0, List.of(), "d")))
                    .isFalse();
        }

        @Test
        void knowsIpv6() {
            IncidentSnapshot incident = incident(List.of("2001:db8:1::5"), 1, List.of(), "d");

            assertThat(from("2001:db8::/32", null).fit(incident)).isTrue();
            assertThat(from("2001:db8:1::/63", null).fit(incident)).isTrue();
            assertThat(from("2001:db8:1::4/127", null).fit(incident)).isTrue();
            assertThat(from("2001:db8:1::6/127", null).fit(incident)).isFalse();
        }
    }

    @Test
    void everyConditionMustBeFulfilled() {
        assertThat(from(null, "192.0.2.0/28").fit(scan())).isTrue();
        assertThat(from(null, "192.0.2.7").fit(scan())).as("two targets").isFalse();
        assertThat(from("10.0.0.1", "192.0.2.0/28").fit(scan())).isTrue();
        assertThat(from("10.0.0.2", "192.0.2.0/28").fit(scan())).isFalse();
        assertThat(new Conditions(null, null, null, Kind.PORT_SCAN, null).fit(scan()))
                .isTrue();
        assertThat(new Conditions(null, null, null, Kind.FLOOD, null).fit(scan()))
                .isFalse();
    }

    @Test
    void portsAndDetectorsFitOnlyIfThereAreNoOthers() {
        Conditions port = new Conditions(null, null, 22, null, null);
        Conditions detector = new Conditions(null, null, null, null, "odd-packets");

        assertThat(port.fit(scan())).isTrue();
        assertThat(port.fit(incident(List.of(), 0, List.of(22, 80), "d"))).isFalse();
        assertThat(port.fit(incident(List.of(), 0, List.of(), "d"))).isFalse();
        assertThat(detector.fit(incident(List.of(), 0, List.of(), "odd-packets")))
                .isTrue();
        assertThat(detector.fit(incident(List.of(), 0, List.of(), "odd-packets", "sweep")))
                .isFalse();
        assertThat(detector.fit(incident(List.of(), 0, List.of()))).isFalse();
    }

    @Test
    void theFirstRuleThatHidesItIsNamed() {
        Suppressions rules = new Suppressions(List.of(
                rule(1, from("10.9.0.0/16", null), null),
                rule(2, from("10.0.0.0/8", null), null),
                rule(3, from("10.0.0.1", null), null)));

        assertThat(rules.hiding(scan(), LAST).orElseThrow().number()).isEqualTo(2);
        assertThat(Suppressions.NONE.hiding(scan(), LAST)).isEmpty();
    }

    @Test
    void aRuleEndsAtItsEnd_andHidesWhatWasBeforeIt() {
        Instant until = GIVEN.plus(Duration.ofDays(1));
        long end = until.getEpochSecond() * 1_000_000_000L;
        Suppressions rules = new Suppressions(List.of(rule(1, from("10.0.0.1", null), until)));

        assertThat(rules.hiding(scan(), LAST)).as("before it was made").isPresent();
        assertThat(rules.hiding(scan(), end - 1)).isPresent();
        assertThat(rules.hiding(scan(), end)).isEmpty();
    }

    @Test
    void aRuleWithoutConditionIsRefused() {
        assertThatThrownBy(() -> new Conditions(null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("everything would be hidden");
        assertThatThrownBy(() -> Network.parse("0.0.0.0/0")).hasMessageContaining("leave the condition out");
        assertThatThrownBy(() -> Network.parse("::/0")).hasMessageContaining("leave the condition out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/x", "2001:db8::/129", "example.org", "/8"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "\u001B[2J", "right\u202Eleft", "bell\u0007"})
    void aReasonIsOneVisibleLine(String reason) {
        Conditions conditions = from("10.0.0.1", null);

        assertThatThrownBy(() -> new Suppression(0, conditions, reason, "ann", GIVEN, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a reason must");
        assertThatThrownBy(() -> new Suppression(0, conditions, "why", reason, GIVEN, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsBeyondItsBoundsIsRefused() {
        Conditions conditions = from("10.0.0.1", null);

        assertThatThrownBy(() -> rule(1, conditions, GIVEN)).hasMessageContaining("end after it begins");
        assertThatThrownBy(() -> rule(1, conditions, GIVEN.plus(Duration.ofDays(40_000))))
                .hasMessageContaining("a hundred years");
        assertThatThrownBy(() -> new Conditions(null, null, 0, null, null)).hasMessageContaining("[1, 65535]");
        assertThatThrownBy(() -> new Conditions(null, null, 65_536, null, null)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new Suppression(0, conditions, "x".repeat(501), "ann", GIVEN, null))
                .hasMessageContaining("at most 500");
        assertThatThrownBy(
                        () -> new Suppressions(Collections.nCopies(Suppressions.MOST + 1, rule(1, conditions, null))))
                .hasMessageContaining("1000 suppressions");
    }

    @Test
    void aNetworkIsWrittenAsItIsRead() {
        SplittableRandom random = new SplittableRandom(20_260_112);
        for (int i = 0; i < 1_000; i++) {
            boolean isIpv4 = random.nextBoolean();
            Address address =
                    isIpv4 ? Address.ofIpv4(random.nextInt()) : new Address(random.nextLong(), random.nextLong());
            Network network = new Network(address, 1 + random.nextInt(isIpv4 ? 32 : 128));

            assertThat(Network.parse(network.toString())).isEqualTo(network);
            assertThat(network.contains(address)).isTrue();
            assertThat(network.contains(network.first())).isTrue();
        }
    }

    @Test
    void conditionsAreToldInWords() {
        assertThat(new Conditions(Network.parse("10.0.0.9/8"), Network.parse("::1"), 22, Kind.PORT_SCAN, "sweep"))
                .hasToString("kind port-scan, source 10.0.0.0/8, destination ::1, port 22, detector sweep");
    }
}
