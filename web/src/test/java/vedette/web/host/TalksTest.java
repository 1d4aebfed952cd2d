package vedette.web.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.store.flows.HostReader;

class TalksTest {

    private final Talks talks = new Talks();

    private void talk(String peer, boolean isBegun, int port, long bytes, boolean isAnswered) {
        talks.onTalk(new HostReader.Talk(1, 2, peer, isBegun, 6, port, bytes, 1, isAnswered, "SF"));
    }

    @Test
    void whatIsOfferedIsWhatWasAnswered() {
        talk("192.0.2.1", false, 22, 10, true);
        talk("192.0.2.2", false, 22, 10, false);
        talk("192.0.2.2", false, 23, 10, false);
        talk("192.0.2.3", true, 443, 10, false);

        assertThat(talks.offered(9)).singleElement().satisfies(one -> {
            assertThat(one.service().port()).isEqualTo(22);
            assertThat(one.use().talks()).isEqualTo(2);
        });
        assertThat(talks.used(9))
                .singleElement()
                .satisfies(one -> assertThat(one.service().port()).isEqualTo(443));
    }

    @Test
    void fewPeersAreToldApart_andTheRestIsCounted() {
        for (int i = 0; i < 10_050; i++) {
            talk("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), true, i & 0xffff, i, true);
        }
        talk("10.0.0.5", true, 443, 1_000_000, true);

        assertThat(talks.count()).isEqualTo(10_051);
        assertThat(talks.peerCount()).isEqualTo(10_000);
        assertThat(talks.beyond()).isEqualTo(50);
        assertThat(talks.peers(3)).hasSize(3).first().satisfies(peer -> {
            assertThat(peer.address()).isEqualTo("10.0.0.5");
            assertThat(peer.talks()).isEqualTo(2);
        });
        assertThat(talks.latest()).hasSize(20);
        assertThat(talks.used(5_000)).hasSize(1_000);
    }
}
