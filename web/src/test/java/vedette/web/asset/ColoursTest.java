package vedette.web.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether colours can be read and told apart, also by those who do not see all of them.
class ColoursTest {

    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");
    private static final List<String> GROUNDS = List.of("page", "surface", "raised");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    /// WCAG 2.2, level AA, for text.
    private static final double READABLE = 4.5;

    /// In CIE L*a*b*; about 2 can just be seen side by side.
    private static final double FAR_APART = 10;

    /// What a colour in linear RGB looks like to somebody, after Machado, Oliveira and Fernandes, 2009.
    enum Eyes {
        USUAL,
        WITHOUT_RED,
        WITHOUT_GREEN,
        WITHOUT_BLUE;

        private double[] matrix() {
            return switch (this) {
                case USUAL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
                case WITHOUT_RED ->
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    };
                case WITHOUT_GREEN ->
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                    };
                case WITHOUT_BLUE ->
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                    };
            };
        }

        double[] see(double[] colour) {
            double[] matrix = matrix();
            double[] seen = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    seen[row] += matrix[3 * row + column] * colour[column];
                }
                seen[row] = Math.clamp(seen[row], 0, 1);
            }
            return seen;
        }
    }

    private static Map<String, String> theme(String name) throws IOException {
        try (InputStream file = Assets.class.getResourceAsStream("app.css")) {
            assertThat(file).isNotNull();
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int from = css.indexOf("[data-theme='" + name + "'] {");
            Map<String, String> colours = new HashMap<>();
            Matcher found = COLOUR.matcher(css.substring(from, css.indexOf('}', from)));
            while (found.find()) {
                colours.put(found.group(1), found.group(2));
            }
            return colours;
        }
    }

    private static String colour(Map<String, String> theme, String name) {
        return Objects.requireNonNull(theme.get(name), name);
    }

    private static double[] linear(String colour) {
        double[] linear = new double[3];
        for (int part = 0; part < 3; part++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * part, 3 + 2 * part), 16) / 255.0;
            linear[part] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double contrast(String one, String other) {
        double a = light(linear(one)) + 0.05;
        double b = light(linear(other)) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double light(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double[] lab(double[] linear) {
        double x = root((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505);
        double y = root(light(linear));
        double z = root((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.0890);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }

    private static double distance(Eyes eyes, String one, String other) {
        double[] a = lab(eyes.see(linear(one)));
        double[] b = lab(eyes.see(linear(other)));
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dark", "light"})
    void wordsStandOutFromWhatIsBehindThem(String name) throws Exception {
        Map<String, String> theme = theme(name);
        for (String words :
                List.of("text", "muted", "accent", "critical", "high", "medium", "low", "info", "in", "out")) {
            for (String ground : GROUNDS) {
                assertThat(contrast(colour(theme, words), colour(theme, ground)))
                        .as("%s on %s", words, ground)
                        .isGreaterThan(READABLE);
            }
        }
        assertThat(contrast(colour(theme, "on-accent"), colour(theme, "accent")))
                .isGreaterThan(READABLE);
    }

    @ParameterizedTest
    @EnumSource
    void severitiesAndDirectionsAreToldApart(Eyes eyes) throws Exception {
        for (String name : List.of("dark", "light")) {
            Map<String, String> theme = theme(name);
            for (String one : SEVERITIES) {
                for (String other : SEVERITIES.subList(0, SEVERITIES.indexOf(one))) {
                    assertThat(distance(eyes, colour(theme, one), colour(theme, other)))
                            .as("%s, %s and %s", name, one, other)
                            .isGreaterThan(FAR_APART);
                }
            }
            assertThat(distance(eyes, colour(theme, "in"), colour(theme, "out")))
                    .isGreaterThan(FAR_APART);
        }
    }
}
