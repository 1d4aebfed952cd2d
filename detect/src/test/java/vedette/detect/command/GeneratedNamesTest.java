package vedette.detect.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.detect.outside.Said;

class GeneratedNamesTest {

    private static final String BOT = "10.0.0.7";

    private final Traffic traffic = new Traffic(new GeneratedNames());
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<Signal> noticed = new ArrayList<>();

    private String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("bcdfghjklmnpqrstvwxz".charAt(random.nextInt(20)));
        }
        return word.toString();
    }

    @Test
    void givenManyDomainsThatNobodyHas_thenItIsTold() {
        for (int i = 0; i < 12; i++) {
            Said.missing(traffic, BOT, word(12) + (i % 2 == 0 ? ".com" : ".net"));
            noticed.addAll(traffic.rest(3));
        }

        assertThat(noticed).isNotEmpty().allMatch(signal -> signal.kind() == Kind.GENERATED_NAMES);
    }

    @Test
    void givenWhatBrowsersTryAndSearchListsAppend_thenItIsNot() {
        for (int i = 0; i < 60; i++) {
            Said.missing(traffic, BOT, word(10));
            Said.missing(traffic, BOT, word(10) + ".corp.example");
            Said.missing(traffic, BOT, word(10) + ".local");
            Said.missing(traffic, BOT, i + ".2.0.192.in-addr.arpa");
            noticed.addAll(traffic.rest(3));
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAFewMistypedDomains_thenItIsNot() {
        for (String name : List.of("gogle.com", "facebok.com", "wikpedia.org", "exmaple.net", "newss.com")) {
            Said.missing(traffic, BOT, "www." + name);
            noticed.addAll(traffic.rest(20));
        }

        assertThat(noticed).isEmpty();
    }
}
