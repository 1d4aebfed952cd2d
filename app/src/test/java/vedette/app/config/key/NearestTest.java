package vedette.app.config.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES =
            List.of("capture.interfaces", "web.listen", "web.tls", "web", "log.level");

    @ParameterizedTest
    @CsvSource({
        "capture.interfcaes,capture.interfaces",
        "capture.interface,capture.interfaces",
        "interfaces,capture.interfaces",
        "web.listne,web.listen",
        "web.tsl,web.tls",
        "wbe,web",
        "capture.level,log.level",
        "nothing.like.it,",
    })
    void theNameThatWasMeantIsFound(String wrong, String meant) {
        assertThat(Nearest.to(wrong, NAMES).orElse(null)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,acb,1", "abc,ab,1", "'',abc,3", "kitten,sitting,3"})
    void changesAreCounted(String one, String other, int changes) {
        assertThat(Nearest.changes(one, other)).isEqualTo(changes);
        assertThat(Nearest.changes(other, one)).isEqualTo(changes);
    }
}
