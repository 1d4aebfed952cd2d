package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterfacesCommandTest {

    @Test
    void everyInterfaceIsListedWithItsStateAndCounters() {
        Ran ran = Ran.vedette("interfaces");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines().findFirst().orElseThrow())
                .containsSubsequence("NAME", "STATE", "KIND", "SPEED", "MTU", "RECEIVED", "DROPPED", "ADDRESSES");
        assertThat(ran.out()).containsPattern(" lo +[a-z ]+ +loopback").contains("carries the default route");
    }

    @Test
    void machinesGetOneObject() {
        Ran ran = Ran.vedette("interfaces", "--json");

        assertThat(ran.out())
                .startsWith("{\"version\":1,\"may_capture\":")
                .contains("\"name\":\"lo\"")
                .hasLineCount(1);
    }

    @Test
    void theDoctorNamesWhatItLookedAt() {
        assertThat(Ran.vedette("doctor").out()).contains("Java 25").contains("libpcap");
    }
}
