package vedette.detect.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.detect.guessing.SshShape.Verdict.NO_LOGIN;
import static vedette.detect.guessing.SshShape.Verdict.REFUSED;
import static vedette.detect.guessing.SshShape.Verdict.SESSION;
import static vedette.detect.guessing.SshShape.Verdict.UNSURE;

import org.junit.jupiter.api.Test;

class SshShapeTest {

    private static final long RTT = 20_000;

    @Test
    void whenOneGuessWasRefused_thenItIsOne() {
        SshShape openSsh = new SshShape(8, 7, 3_085, 2_600_000, 1.3, RTT);
        SshShape dropbear = new SshShape(8, 5, 1_925, 400_000, 1.4, RTT);

        assertThat(openSsh.verdict()).isEqualTo(REFUSED);
        assertThat(openSsh.guesses()).isEqualTo(1);
        assertThat(dropbear.verdict()).isEqualTo(REFUSED);
        assertThat(dropbear.guesses()).isEqualTo(1);
    }

    @Test
    void whenSeveralGuessesWereRefusedOnOneConnection_thenTheirPausesTellHowMany() {
        SshShape threeWithPauses = new SshShape(13, 11, 1_961, 9_300_000, 2.7, RTT);
        SshShape fiveThatFollowSoon = new SshShape(11, 9, 1_523, 1_600_000, 5.1, RTT);

        assertThat(threeWithPauses.verdict()).isEqualTo(REFUSED);
        assertThat(threeWithPauses.guesses()).isEqualTo(3);
        assertThat(fiveThatFollowSoon.verdict()).isEqualTo(REFUSED);
        assertThat(fiveThatFollowSoon.guesses()).isBetween(4, 5);
    }

    @Test
    void whenTheLongestCommandOfASessionTakesItsTime_thenItIsASessionAllTheSame() {
        SshShape openSsh = new SshShape(12, 12, 3_433, 3_000_000, 1.1, RTT);
        SshShape dropbear = new SshShape(13, 10, 2_213, 3_000_000, 1.1, RTT);

        assertThat(openSsh.verdict()).isEqualTo(SESSION);
        assertThat(dropbear.verdict()).isEqualTo(SESSION);
    }

    @Test
    void whenAllThatIsWaitedForIsTheWayThere_thenItIsASession() {
        SshShape far = new SshShape(12, 12, 3_433, 1_700_000, 7.5, 200_000);

        assertThat(far.verdict()).isEqualTo(SESSION);
    }

    @Test
    void whenASessionIsKeptAliveFromTimeToTime_thenItIsASession() {
        SshShape keptAlive = new SshShape(17, 17, 3_701, 75_000_000, 5, RTT);

        assertThat(keptAlive.verdict()).isEqualTo(SESSION);
    }

    @Test
    void whenMuchIsCarried_thenItIsASessionHoweverFewItsPackets() {
        assertThat(new SshShape(6, 8, 6_001, 500_000, 1, RTT).verdict()).isEqualTo(SESSION);
        assertThat(new SshShape(6, 8, 6_000, 500_000, 1, RTT).verdict()).isEqualTo(REFUSED);
    }

    @Test
    void whenItEndsBeforeALogin_thenItSaysNothing() {
        assertThat(new SshShape(0, 1, 41, 0, 0, RTT).verdict()).isEqualTo(NO_LOGIN);
        assertThat(new SshShape(5, 4, 2_809, 300_000, 1, RTT).verdict()).isEqualTo(NO_LOGIN);
        assertThat(new SshShape(6, 3, 2_809, 300_000, 1, RTT).verdict()).isEqualTo(NO_LOGIN);
    }

    @Test
    void whenOnlyOneSideSaidMoreThanAGuessTakes_thenItIsUnsure() {
        assertThat(new SshShape(10, 8, 3_300, 2_600_000, 1, RTT).verdict()).isEqualTo(UNSURE);
    }
}
