package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class ChatCommandsTest {

    private static final String BOT = "10.0.0.7";
    private static final String SERVER = "198.51.100.66";

    private final Traffic traffic = new Traffic(new ChatCommands());

    private List<Signal> talk(int port) {
        traffic.connect(BOT, SERVER, port, 200, 200);
        for (int line = 0; line < 4; line++) {
            Said.chat(traffic, BOT, SERVER, port, line % 2 == 1);
        }
        return traffic.tick();
    }

    @Test
    void givenAChatWithAnAddressAtAPortOfTheWeb_thenItIsTakenForCommands() {
        assertThat(talk(443)).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.CHAT_COMMAND);
            assertThat(signal.strength()).isGreaterThan(0.8);
        });
    }

    @Test
    void givenAChatWithANamedServerAtItsPort_thenItIsAPersons() {
        Said.name(traffic, BOT, "irc.example", SERVER);
        traffic.tick();

        assertThat(talk(6_667)).allMatch(signal -> signal.strength() < 0.5);
    }

    @Test
    void givenAChatInside_thenNothingIsSaid() {
        for (int line = 0; line < 9; line++) {
            Said.chat(traffic, BOT, "10.0.0.9", 6_667, line % 2 == 1);
        }

        assertThat(traffic.tick()).isEmpty();
    }
}
