package vedette.web.sign;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import vedette.web.http.Refusal;

class AttemptsTest {

    private static final String HERS = "192.0.2.1";

    private final Attempts attempts = new Attempts(InstantSource.fixed(Instant.parse("2026-01-12T12:00:00Z")));

    private void guess(String name, String... remotes) {
        for (String remote : remotes) {
            attempts.take(remote, name);
        }
    }

    @Test
    void manyAddressesDoNotHelp() {
        guess("admin", "203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4", "203.0.113.5");

        assertThatThrownBy(() -> attempts.take("203.0.113.6", "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Too many attempts");
    }

    @Test
    void manyNamesDoNotHelp_norAllAddressesOfANetwork() {
        for (int i = 0; i < 5; i++) {
            attempts.take("2001:db8:1:2::" + i, "name " + i);
        }

        assertThatThrownBy(() -> attempts.take("2001:db8:1:2:ffff::9", "another"))
                .isInstanceOf(Refusal.class);
        assertThatCode(() -> attempts.take("2001:db8:1:3::9", "another")).doesNotThrowAnyException();
    }

    @Test
    void nobodyLocksOutWhoeverHasSignedInBefore_whereTheyDid() {
        attempts.take(HERS, "ann");
        attempts.succeeded(HERS, "ann");
        guess("ann", "203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4", "203.0.113.5");

        assertThatThrownBy(() -> attempts.take("198.51.100.1", "ann")).isInstanceOf(Refusal.class);
        assertThatCode(() -> attempts.take(HERS, "ann")).doesNotThrowAnyException();
        assertThatCode(() -> attempts.takeOwn("ann")).doesNotThrowAnyException();
    }
}
