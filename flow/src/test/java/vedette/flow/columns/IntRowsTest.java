package vedette.flow.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What was put in comes out, whatever the numbers are.
class IntRowsTest {

    private static final int WIDTH = 5;

    private static IntRows random(int rows) {
        SplittableRandom random = new SplittableRandom(20_261_122);
        IntRows made = new IntRows(WIDTH);
        for (int row = 0; row < rows; row++) {
            int at = made.add();
            made.values()[at] = row;
            made.putLong(at + 1, random.nextLong());
            made.values()[at + 3] = random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return made;
    }

    private static byte[] written(IntRows rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static IntRows read(byte[] bytes, int most) throws IOException {
        IntRows rows = random(3); // which are to be forgotten
        rows.read(new DataInputStream(new ByteArrayInputStream(bytes)), most);
        return rows;
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        for (int count : new int[] {0, 1, 63, 64, 65, 1_000}) {
            IntRows rows = random(count);

            IntRows read = read(written(rows), 1_000);

            assertThat(read.size()).isEqualTo(count);
            assertThat(Arrays.copyOf(read.values(), count * WIDTH))
                    .isEqualTo(Arrays.copyOf(rows.values(), count * WIDTH));
        }
    }

    @Test
    void aNumberOf64BitsTakesTwoColumns() {
        IntRows rows = new IntRows(2);
        rows.putLong(rows.add(), 0x8000_0001_FFFF_FFFFL);

        assertThat(rows.getLong(0)).isEqualTo(0x8000_0001_FFFF_FFFFL);
    }

    @Test
    void whatIsCutOrSaysTooMuchIsRefused() throws IOException {
        byte[] whole = written(random(10));

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut, 10)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> read(whole, 9)).isInstanceOf(IOException.class).hasMessageContaining("10 rows");
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        byte[] endless = {-1, -1, -1, -1, -1, -1};

        assertThatThrownBy(() -> Varint.read(new DataInputStream(new ByteArrayInputStream(endless))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not end");
    }
}
