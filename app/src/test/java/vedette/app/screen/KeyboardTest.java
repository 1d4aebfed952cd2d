package vedette.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.app.screen.Key.Named;

class KeyboardTest {

    /// Every character at once, then nothing more.
    private static List<Key> keys(String text) throws IOException {
        int[] at = {0};
        Keyboard keyboard = new Keyboard(_ -> at[0] < text.length() ? text.charAt(at[0]++) : Keyboard.LATE);
        List<Key> keys = new ArrayList<>();
        for (Key key = keyboard.next(1); !key.is(Named.NONE); key = keyboard.next(1)) {
            keys.add(key);
        }
        return keys;
    }

    private static List<Named> named(String text) throws IOException {
        return keys(text).stream().map(Key::named).toList();
    }

    @Test
    void keysThatSendSeveralCharactersAreOne() throws IOException {
        assertThat(named("\u001B[A\u001BOB\u001B[5~\u001B[6~\u001B[H\u001B[4~\u001B[1;5C"))
                .containsExactly(
                        Named.UP, Named.DOWN, Named.PAGE_UP, Named.PAGE_DOWN, Named.HOME, Named.END, Named.RIGHT);
    }

    @Test
    void theEscapeKeyIsNotTheBeginningOfAnother() throws IOException {
        assertThat(named("\u001B")).containsExactly(Named.ESCAPE);
        assertThat(named("\r\t\u007F\f")).containsExactly(Named.ENTER, Named.TAB, Named.BACKSPACE, Named.REDRAW);
    }

    @Test
    void lettersBeyondTheBasicPlaneAreOneKey() throws IOException {
        assertThat(keys("ä😀")).extracting(Key::character).containsExactly((int) 'ä', 0x1F600);
    }

    @Test
    void aTerminalThatIsGoneSaysSo() throws IOException {
        assertThat(new Keyboard(_ -> -1).next(1).named()).isEqualTo(Named.GONE);
    }

    @Test
    void noSequenceOfCharactersMakesItThrow() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder("\u001B[");
            for (int i = 0; i < 30; i++) {
                text.append((char) random.nextInt(i % 3 == 0 ? 0x10000 : 0x40));
            }
            assertThat(keys(text.toString())).isNotEmpty();
        }
    }
}
