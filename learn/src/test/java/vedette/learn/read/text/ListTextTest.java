package vedette.learn.read.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {

    @Test
    void anyListIsReadAsItWasWritten() {
        Random random = new Random(1);
        for (int length = 0; length < 40; length++) {
            long[] numbers = LongStream.generate(() -> random.nextLong() >> (5 + random.nextInt(58)))
                    .limit(length)
                    .toArray();
            String text = LongStream.of(numbers).mapToObj(Long::toString).collect(Collectors.joining(";"));
            long[] found = new long[length];

            assertThat(read(text, found)).isEqualTo(length);
            assertThat(found).isEqualTo(numbers);
        }
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        long[] found = new long[2];

        assertThat(read("5;6;7", found)).isEqualTo(3);
        assertThat(found).containsExactly(5, 6);
    }

    @Test
    void onlyWhatLiesBetweenIsLookedAt() {
        byte[] text = "x;12;34;y".getBytes(StandardCharsets.US_ASCII);
        long[] found = new long[2];

        assertThat(ListText.read(text, 2, 7, found)).isEqualTo(2);
        assertThat(found).containsExactly(12, 34);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "1;",
                ";1",
                "1;;2",
                "-",
                "1-",
                "--1",
                "+1",
                "1,2",
                "1 ; 2",
                "1.0",
                "NaN",
                "1234567890123456789"
            })
    void anythingElseIsNone(String text) {
        assertThat(read(text, new long[9])).isEqualTo(ListText.NO_LIST);
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(2);
        List<Integer> likely = "0123456789;-".chars().boxed().toList();
        byte[] text = new byte[24];
        for (int i = 0; i < 20_000; i++) {
            for (int place = 0; place < text.length; place++) {
                text[place] = random.nextInt(9) == 0
                        ? (byte) random.nextInt(256)
                        : likely.get(random.nextInt(likely.size())).byteValue();
            }
            int found = ListText.read(text, 0, random.nextInt(text.length + 1), new long[3]);
            assertThat(found).isBetween(ListText.NO_LIST, text.length);
        }
    }

    private static int read(String text, long[] into) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ListText.read(bytes, 0, bytes.length, into);
    }
}
