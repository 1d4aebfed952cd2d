package vedette.learn.read.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {

    private static int bits(String text) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return FloatText.bits(bytes, 1, bytes.length - 1);
    }

    private static void isAsTheJdkHasIt(String text) {
        assertThat(bits(text)).as(text).isEqualTo(Float.floatToRawIntBits(Float.parseFloat(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "1",
                "+1",
                "-1",
                ".5",
                "5.",
                "00012.50",
                "16777217",
                "16777219",
                "16777217.0",
                "33554431.0",
                "16777217.0000000000000001",
                "16777216.9999999999999999",
                "117573855",
                "117573855.0",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "99999999999999999999999999",
                "1e10",
                "1E10",
                "1e+10",
                "1e-10",
                "1.5e38",
                "3.4028234e38",
                "3.4028235e38",
                "3.4028236e38",
                "3.5e38",
                "1e39",
                "1e400",
                "1e-37",
                "1.17549435e-38",
                "1.1754943e-38",
                "1e-45",
                "7e-46",
                "1e-400",
                "0e999999999",
                "1e-99999999999",
                "1e99999999999",
                "0.1",
                "0.30000000000000004",
                "884462.1513944224",
                "15936.254980079682",
                "27.13546265191241",
                "0.000000000000000000000000000001",
                "1.00000005960464477539",
                "1.000000059604644775390625",
                "1.0000000596046447753906250000000001",
                "123456789012345678901234567890e-20"
            })
    void hardCasesAreAsTheJdkHasThem(String text) {
        isAsTheJdkHasIt(text);
        isAsTheJdkHasIt("-"
                + text.replace("-0", "0").replace("-1", "1").replace("+", "").replaceFirst("^-", ""));
    }

    @Test
    void randomNumbersAreAsTheJdkHasThem() {
        Random random = new Random(7);
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder();
            int digits = 1 + random.nextInt(22);
            int point = random.nextInt(24);
            for (int digit = 0; digit < digits; digit++) {
                text.append(digit == point ? "." : "").append((char) ('0' + random.nextInt(10)));
            }
            if (random.nextInt(4) == 0) {
                text.append('e').append(random.nextInt(90) - 45);
            }
            isAsTheJdkHasIt((random.nextBoolean() ? "-" : "") + text);
        }
    }

    @Test
    void theMiddlesBetweenTwoFloatsAndTheirNeighboursAreAsTheJdkHasThem() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            float one = Float.intBitsToFloat(random.nextInt(0x7F7FFFFF));
            double middle = ((double) one + Math.nextUp(one)) / 2;
            isAsTheJdkHasIt(Double.toString(middle));
            isAsTheJdkHasIt(Double.toString(Math.nextUp(middle)));
            isAsTheJdkHasIt(Double.toString(Math.nextDown(middle)));
            isAsTheJdkHasIt(Float.toString(one));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "nan", "NAN", "null", "None", "NA", "n/a", "?", "-", " \t"})
    void nothingIsNotANumberButMayBeThere(String text) {
        assertThat(bits(text)).isEqualTo(Float.floatToIntBits(Float.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Infinity", "inf", "INF", "+Infinity", " infinity "})
    void infinityIsInfinite(String text) {
        assertThat(Float.intBitsToFloat(bits(text))).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Float.intBitsToFloat(bits("-" + text.strip().replace("+", ""))))
                .isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1x",
                "1.2.3",
                "1e",
                "1e+",
                "e5",
                "--1",
                "+-1",
                "1 2",
                "1,5",
                "0x10",
                "1f",
                ".",
                "+",
                "-.",
                "1_0",
                "Label",
                "10.0.0.1",
                "2017-07-03",
                "é",
                "infinitely many of them"
            })
    void anythingElseIsNoNumber(String text) {
        assertThat(bits(text)).isEqualTo(FloatText.NOT_A_NUMBER);
    }

    @Test
    void blanksAroundANumberDoNotMatterAndFlagsAreNumbers() {
        assertThat(Float.intBitsToFloat(bits(" 1.5\r"))).isEqualTo(1.5f);
        assertThat(Float.intBitsToFloat(bits("true"))).isEqualTo(1);
        assertThat(Float.intBitsToFloat(bits("False"))).isZero();
    }
}
