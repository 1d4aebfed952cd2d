package vedette.app.dashboard;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A text as squares that a phone's camera reads, drawn in lines of a terminal: each character is two squares, one
/// above
/// the other. Black on white whatever the terminal's colours are, since cameras want it so.
final class QrCode {

    private static final int QUIET = 2;

    private static final String BLACK_ON_WHITE = "\u001B[30;107m";

    private static final String AS_BEFORE = "\u001B[0m";

    private QrCode() {}

    static List<String> lines(String text) {
        BitMatrix squares = squares(text);
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < squares.getHeight(); y += 2) {
            StringBuilder line = new StringBuilder(BLACK_ON_WHITE);
            for (int x = 0; x < squares.getWidth(); x++) {
                boolean isLower = y + 1 < squares.getHeight() && squares.get(x, y + 1);
                line.append(character(squares.get(x, y), isLower));
            }
            lines.add(line.append(AS_BEFORE).toString());
        }
        return lines;
    }

    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            1,
                            1,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L));
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is too long to be drawn", e);
        }
    }

    private static char character(boolean isUpper, boolean isLower) {
        if (isUpper) {
            return isLower ? '█' : '▀';
        }
        return isLower ? '▄' : ' ';
    }
}
