package vedette.report.plot;

import java.util.Locale;
import vedette.incident.Severity;

/// The colours of plots: each on light paper and on a dark screen.
public enum Paint {
    TEXT(0x17202a, 0xe6edf3),
    MUTED(0x5b6876, 0x9aa7b4),
    GRID(0xe3e8ed, 0x26303b),
    AXIS(0x9aa7b4, 0x4a5664),
    GAP(0xeef1f4, 0x1e2630),
    SURFACE(0xffffff, 0x161c24),
    ACCENT(0x0969c3, 0x4cc2ff),
    OUT(0x6b4e16, 0xd9c9a3),
    BENIGN(0x7d8996, 0x8b98a5),
    CRITICAL(0xc2183c, 0xff5c7a),
    HIGH(0xad5300, 0xff9447),
    MEDIUM(0x5c4d00, 0xf7dc55),
    LOW(0x1f6fb8, 0x5b95ba),
    INFO(0x5b6876, 0x8b98a5),
    ATTACK_1(0x6b3200, 0xffb870),
    ATTACK_2(0x95490a, 0xe8913c),
    ATTACK_3(0xb4651d, 0xc9782c),
    ATTACK_4(0xc47a38, 0xa9641f);

    private final int light;
    private final int dark;

    Paint(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /// The colour of a severity.
    public static Paint of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> CRITICAL;
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
            case INFO -> INFO;
        };
    }

    /// Red, green and blue on light paper.
    public int light() {
        return light;
    }

    /// Red, green and blue on a dark screen.
    public int dark() {
        return dark;
    }

    /// How a style sheet calls it.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The rules of a style sheet for all of them.
    public static String css(boolean isDark) {
        StringBuilder css = new StringBuilder();
        for (Paint paint : values()) {
            String colour = String.format(Locale.ROOT, "#%06x", isDark ? paint.dark : paint.light);
            css.append(".f-")
                    .append(paint.label())
                    .append("{fill:")
                    .append(colour)
                    .append("}");
            css.append(".s-")
                    .append(paint.label())
                    .append("{stroke:")
                    .append(colour)
                    .append("}\n");
        }
        return css.toString();
    }
}
