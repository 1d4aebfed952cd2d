package vedette.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vedette.common.Address;

class ReachTest {

    private static final Address SELF = Address.parse("10.0.0.2");
    private static final Address ONE = Address.parse("10.0.0.7");
    private static final Address OTHER = Address.parse("198.51.100.9");

    private final Reach reach = new Reach(Set.of(SELF));

    private Reach.How after(long minute, Address actor, Address victim, long out, long in) {
        reach.add(minute, new Reach.Exchange(actor, victim, out, in, true));
        reach.judge(minute);
        return reach.latest();
    }

    @Test
    void beforeThereIsEnoughNothingIsSaid() {
        assertThat(reach.latest()).isEqualTo(Reach.How.UNKNOWN);
        assertThat(after(1, SELF, OTHER, 20, 20)).isEqualTo(Reach.How.UNKNOWN);
    }

    @Test
    void aHostOfASwitchedNetworkSeesItself_andWhatASwitchSendsEverywhere() {
        after(1, SELF, OTHER, 100_000, 90_000);
        after(1, ONE, Address.parse("10.0.0.255"), 5_000, 0);
        after(1, ONE, Address.parse("224.0.0.251"), 5_000, 0);

        assertThat(after(1, ONE, OTHER, 150, 120)).isEqualTo(Reach.How.ONLY_ITSELF);
    }

    @Test
    void atAMirrorPortAllIsSeen_untilThePortIsChanged() {
        after(1, SELF, OTHER, 500, 400);
        assertThat(after(1, ONE, OTHER, 5_000, 4_000)).isEqualTo(Reach.How.ALL);

        assertThat(after(9, SELF, OTHER, 500, 400)).as("it is not long ago").isEqualTo(Reach.How.ALL);
        assertThat(after(11, SELF, OTHER, 500, 400)).isEqualTo(Reach.How.ONLY_ITSELF);
    }

    @Test
    void oneDirectionIsNoticed_alsoWhereBothWereSeenBefore() {
        assertThat(after(1, ONE, OTHER, 900_000, 800_000)).isEqualTo(Reach.How.ALL);
        assertThat(after(5, ONE, OTHER, 2_000, 0)).isEqualTo(Reach.How.ALL);

        assertThat(after(12, ONE, OTHER, 2_000, 0)).isEqualTo(Reach.How.ONE_WAY);
        assertThat(after(13, ONE, OTHER, 2_000, 1_900)).isEqualTo(Reach.How.ALL);
    }

    @Test
    void ofWhatWasCapturedElsewhereNothingIsOwn() {
        Reach played = new Reach(Set.of());
        played.add(1, new Reach.Exchange(SELF, OTHER, 100, 90, true));
        played.judge(1);

        assertThat(played.latest()).isEqualTo(Reach.How.ALL);
    }
}
