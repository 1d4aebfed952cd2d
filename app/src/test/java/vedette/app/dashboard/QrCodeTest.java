package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final int DOTS = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://192.168.1.5:5000/sign-in/AbCdEfGhIjKlMnOpQrStUvWxYz-_0123",
                "https://[fd00:1234:5678:9abc:def0:1234:5678:9abc]:65535/sign-in/AbCdEfGhIjKlMnOpQrStUvWxYz-_0123",
                "https://a.name.that.is.as.long.as.any.that.people.use.example.org:5009/sign-in/AbCdEfGhIjKlMnOpQrStUvWx"
            })
    void whatIsDrawnIsReadAgain(String link) throws Exception {
        List<String> lines = QrCode.lines(link);

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(80 + 12));
        assertThat(read(lines)).isEqualTo(link);
    }

    /// As a camera sees the terminal: each character two squares, one above the other.
    private static String read(List<String> lines) throws Exception {
        int side = lines.getFirst().replaceAll("\u001B\\[[0-9;]*m", "").length();
        int[] dots = new int[side * DOTS * lines.size() * 2 * DOTS];
        for (int row = 0; row < lines.size(); row++) {
            String line = lines.get(row).replaceAll("\u001B\\[[0-9;]*m", "");
            for (int x = 0; x < side; x++) {
                char drawn = line.charAt(x);
                paint(dots, side, x, row * 2, drawn == '█' || drawn == '▀');
                paint(dots, side, x, row * 2 + 1, drawn == '█' || drawn == '▄');
            }
        }
        RGBLuminanceSource seen = new RGBLuminanceSource(side * DOTS, lines.size() * 2 * DOTS, dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }

    private static void paint(int[] dots, int side, int x, int y, boolean isBlack) {
        for (int i = 0; i < DOTS * DOTS; i++) {
            int at = (y * DOTS + i / DOTS) * side * DOTS + x * DOTS + i % DOTS;
            dots[at] = isBlack ? 0 : 0xffffff;
        }
    }
}
