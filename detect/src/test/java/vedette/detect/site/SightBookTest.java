package vedette.detect.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Traffic;
import vedette.detect.scan.FirstContacts;

class SightBookTest {

    private static final String SERVER = "10.0.0.9";

    private final Traffic traffic = new Traffic(new FirstContacts());

    /// A client that goes on sending though nothing comes back, as where only one direction is seen.
    private void oneSided(int client) {
        traffic.add(traffic.begin("10.0.1." + client, SERVER, 443, IpProtocol.TCP)
                .oneSided(true)
                .out(5, 400));
    }

    @Test
    void givenOneDirectionOfEveryConversation_thenBothAreNotSeen() {
        for (int client = 1; client <= 40; client++) {
            oneSided(client);
        }
        traffic.tick();

        assertThat(traffic.site().seesBothWays()).isFalse();
    }

    @Test
    void givenAFewThatAreNotAnsweredAmongThoseThatAre_thenBothAreSeen() {
        for (int client = 1; client <= 40; client++) {
            oneSided(client);
            traffic.connect("10.0.2." + client, SERVER, 443, 400, 4_000);
        }
        traffic.tick();

        assertThat(traffic.site().seesBothWays()).isTrue();
    }

    @Test
    void givenScansThatNobodyAnswers_thenBothAreSeenAllTheSame() {
        for (int client = 1; client <= 40; client++) {
            traffic.unanswered("10.0.1." + client, SERVER, 1_000 + client);
        }
        traffic.tick();

        assertThat(traffic.site().seesBothWays()).isTrue();
    }

    @Test
    void givenTooLittleToTell_thenBothAreTakenToBeSeen() {
        oneSided(1);
        traffic.tick();

        assertThat(traffic.site().seesBothWays()).isTrue();
    }
}
