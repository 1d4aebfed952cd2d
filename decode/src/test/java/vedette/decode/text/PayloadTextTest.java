package vedette.decode.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class PayloadTextTest {

    private static final MemorySegment BYTES =
            MemorySegment.ofArray(new byte[] {'x', ' ', 'a', '~', 0x7F, (byte) 0xE4, '\n', 'z'});

    @Test
    void printableBytesAreReadAsTheyAreAndAllOthersAsDigits() {
        assertThat(PayloadText.ascii(BYTES, 0, 8, 99)).isEqualTo("x a~\\x7f\\xe4\\x0az");
    }

    @Test
    void linesKeepTheirEnds() {
        byte[] bytes = {'a', '\r', '\n', '\t', 'b', 0};

        assertThat(PayloadText.lines(MemorySegment.ofArray(bytes), 0, 6, 99)).isEqualTo("a\r\n\tb\\x00");
        assertThat(PayloadText.lines(MemorySegment.ofArray(bytes), 0, 6, 2)).isEqualTo("a\r");
    }

    @Test
    void textIsBoundedByItsRangeAndByTheLongestLength() {
        assertThat(PayloadText.ascii(BYTES, 2, 4, 99)).isEqualTo("a~");
        assertThat(PayloadText.ascii(BYTES, 1, 8, 2)).isEqualTo(" a");
        assertThat(PayloadText.ascii(BYTES, 4, 4, 9)).isEmpty();
        assertThat(PayloadText.ascii(BYTES, 5, 4, 9)).isEmpty();
        assertThat(PayloadText.ascii(BYTES, 0, 8, 0)).isEmpty();
    }
}
