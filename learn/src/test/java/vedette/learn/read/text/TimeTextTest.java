package vedette.learn.read.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    private static long micros(String text, boolean isHalfDay) {
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        return new TimeText(isHalfDay).micros(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-07-03 11:57:41.826651, 2017-07-03T11:57:41.826651Z",
        "2017-07-03T11:57:41.8266519Z, 2017-07-03T11:57:41.826651Z",
        "2017-07-03 11:57:41, 2017-07-03T11:57:41Z",
        "2017-07-03T11:57:41+02:00, 2017-07-03T09:57:41Z",
        "2017-07-03T11:57:41-0330, 2017-07-03T15:27:41Z",
        "2017-07-03, 2017-07-03T00:00:00Z",
        "14/02/2018 08:31:01, 2018-02-14T08:31:01Z",
        "14/02/2018 02:31:01, 2018-02-14T14:31:01Z",
        "3/7/2017 7:59, 2017-07-03T19:59:00Z",
        "3/7/2017 8:00, 2017-07-03T08:00:00Z",
        "3/7/2017 12:00, 2017-07-03T12:00:00Z",
        "03/07/2017 12:01:02 AM, 2017-07-03T00:01:02Z",
        "03/07/2017 12:01:02 PM, 2017-07-03T12:01:02Z",
        "03/07/2017 01:01:02 PM, 2017-07-03T13:01:02Z",
        "03/07/2017 01:01:02 am, 2017-07-03T01:01:02Z",
        "03/07/2017 13:01, 2017-07-03T13:01:00Z",
        "1499083061, 2017-07-03T11:57:41Z",
        "1499083061.5, 2017-07-03T11:57:41.500Z",
        "1499083061826, 2017-07-03T11:57:41.826Z",
        "1499083061826651, 2017-07-03T11:57:41.826651Z",
        "1499083061826651999, 2017-07-03T11:57:41.826651Z",
    })
    void aMomentIsReadInEveryDialect(String text, Instant moment) {
        assertThat(micros(" " + text + " ", true)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "181",
                "2017",
                "2017-",
                "2017-13-01 00:00:00",
                "2017-02-30 00:00",
                "2017-07-03 25:00:00",
                "2017-07-03 11",
                "31/02/2018 08:31:01",
                "1/2",
                "1/2/2018 8",
                "12345678901234567890123456789x",
                "2017-07-03 11:61:00",
                "99999999999999999999999999999999-01-01"
            })
    void whatIsNoMomentIsNone(String text) {
        assertThat(micros(text, true)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/7/2017 2:00"})
    void whereHoursAreThoseOfADayTheyAreTakenAsTheyAre(String text) {
        assertThat(Instant.EPOCH.plus(micros(text, false), ChronoUnit.MICROS))
                .isEqualTo(Instant.parse("2017-07-03T02:00:00Z"));
    }
}
