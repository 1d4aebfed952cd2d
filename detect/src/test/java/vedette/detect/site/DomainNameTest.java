package vedette.detect.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "www.shop.example, shop.example, www",
        "a.b.shop.co.uk, shop.co.uk, a.b",
        "shop.example., shop.example, ''",
        "localhost, localhost, ''",
        "co.uk, co.uk, ''",
        "x.go.example, go.example, x",
    })
    void theRegisteredPartIsTwoLabelsOrThreeWhereACountryIsDivided(String name, String registered, String below) {
        assertThat(DomainName.registered(name)).isEqualTo(registered);
        assertThat(DomainName.below(name)).isEqualTo(below);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.1:8080", "[2001:db8::1]:80"})
    void addressesAreNoNames(String host) {
        assertThat(DomainName.isLiteral(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "4chan.example", "1.2.3.example", "12"})
    void namesAreNoAddresses(String host) {
        assertThat(DomainName.isLiteral(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"53c3d859", "xkqzwrtpl", "e2fe0f90cd27a799", "kq3v9z7x"})
    void whatAMachineMadeLooksRandom(String label) {
        assertThat(DomainName.looksRandom(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "treadmillcat", "www", "office365", "static-content"})
    void whatAPersonChoseDoesNot(String label) {
        assertThat(DomainName.looksRandom(label)).isFalse();
    }

    @Test
    void entropyIsInBitsACharacter() {
        assertThat(DomainName.entropy("aaaa")).isZero();
        assertThat(DomainName.entropy("abcdabcd")).isEqualTo(2);
    }
}
