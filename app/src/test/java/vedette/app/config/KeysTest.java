package vedette.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vedette.app.config.key.Block;
import vedette.app.config.key.Key;
import vedette.app.config.key.Reading;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;
import vedette.app.config.read.YamlTree;
import vedette.capture.live.LiveConfig;
import vedette.store.keep.Retention;
import vedette.store.people.Setting;

class KeysTest {

    /// Of these, each key refuses one at least.
    private static final List<String> NONSENSE = List.of("maybe, so", "x".repeat(5_000), "x\u0007", "-1");

    private static final Pattern NUMBER = Pattern.compile("(\\d+)(.*)");

    private final Faults faults = new Faults();

    static Stream<Key<?>> keys() {
        return Keys.all();
    }

    static Stream<Key<?>> keysWithRange() {
        return Keys.all().filter(key -> !key.kind().most().isEmpty());
    }

    /// The key in a file, with its sections above it.
    private static String file(String name, String value) {
        StringBuilder text = new StringBuilder("# the first line\n");
        String[] parts = name.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            text.append("  ".repeat(i)).append(parts[i]).append(i == parts.length - 1 ? ": " + value : ":\n");
        }
        return text.append('\n').toString();
    }

    private static int line(Key<?> key) {
        return key.name().split("\\.", -1).length + 1;
    }

    private Values read(String text) {
        return new Reading(Keys.CHAPTERS, Keys.BLOCKS, "v.yaml", faults).read(YamlTree.of(text, "v.yaml", faults));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\u0007", "\\u0007") + '"';
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyTakesItsExampleAndItsDefault(Key<?> key) {
        Values values = read(file(key.name(), quoted(key.example())));

        assertThat(faults.inWords()).isEmpty();
        assertThat(values.held(key).text()).isEqualTo(key.example());
        assertThat(key.usual().isEmpty() || key.kind().takes(key.usual())).isTrue();
        assertThat(key.usualInWords()).as("what holds without it").isNotBlank();
        assertThat(key.help()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsNoValueIsRefusedWithKeyValueAndRemedy(Key<?> key) {
        List<String> refused =
                NONSENSE.stream().filter(text -> !key.kind().takes(text)).toList();
        assertThat(refused).isNotEmpty();
        for (String text : refused) {
            Faults found = new Faults();
            new Reading(Keys.CHAPTERS, Keys.BLOCKS, "v.yaml", found)
                    .read(YamlTree.of(file(key.name(), quoted(text)), "v.yaml", found));

            assertThat(found.inWords()).singleElement().asString().isEqualTo(message(key, text));
        }
    }

    private static String message(Key<?> key, String value) {
        return "v.yaml, line " + line(key) + ": " + key.name() + " is " + Faults.shown(value) + ", but takes "
                + key.kind().words() + "; write for example " + key.example();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysInThePlaceOfAValueAreRefused(Key<?> key) {
        read(file(key.name(), "{a: b}"));

        assertThat(faults.inWords())
                .singleElement()
                .asString()
                .startsWith("v.yaml, line " + line(key) + ": " + key.name() + " has keys of its own, but takes ")
                .contains("; write for example ");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aKeyWithoutAValueIsRefused(Key<?> key) {
        read(file(key.name(), ""));

        assertThat(faults.inWords()).singleElement().asString().contains(key.name() + " has no value, but takes ");
    }

    @ParameterizedTest
    @MethodSource("keysWithRange")
    void theLeastAndTheMostAreTakenAndNothingBeyond(Key<?> key) {
        assertThat(key.kind().takes(key.kind().most())).isTrue();
        assertThat(key.kind().takes(times(key.kind().most(), 2))).isFalse();
        if (!key.kind().least().isEmpty()) {
            assertThat(key.kind().takes(key.kind().least())).isTrue();
            assertThat(key.kind().takes(times(key.kind().least(), 0))).isFalse();
        }
    }

    private static String times(String text, long factor) {
        Matcher number = NUMBER.matcher(text);
        assertThat(number.matches()).isTrue();
        return Long.parseLong(number.group(1)) * factor + number.group(2);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theEnvironmentSaysItToo(Key<?> key) {
        Map<String, String> fine = Map.of(key.environment(), key.example());
        Map<String, String> wrong = Map.of(key.environment(), "x".repeat(5_000));

        Values values =
                ConfigSource.find(fine, null, java.nio.file.Path.of("none")).read(faults);
        ConfigSource.find(wrong, null, java.nio.file.Path.of("none")).read(faults);

        assertThat(key.environment()).startsWith("VEDETTE_");
        assertThat(values.held(key).text()).isEqualTo(key.example());
        assertThat(values.held(key).origin().inWords()).isEqualTo(key.environment());
        assertThat(faults.inWords())
                .singleElement()
                .asString()
                .startsWith(key.environment() + ": " + key.name() + " is xxx");
    }

    @Test
    void namesAndVariablesAreThereOnce() {
        assertThat(Keys.all().map(Key::name)).doesNotHaveDuplicates();
        assertThat(Keys.all().map(Key::environment))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(Environment.OTHERS);
    }

    @Test
    void defaultsAreWhatHoldsWithoutThem() {
        Retention usual = Retention.defaults();

        assertThat(Values.NONE.get(Keys.KEEP_FLOWS)).isEqualTo(usual.flows());
        assertThat(Values.NONE.get(Keys.KEEP_INCIDENTS)).isEqualTo(usual.incidents());
        assertThat(Values.NONE.get(Keys.KEEP_TICKS)).isEqualTo(usual.ticks());
        assertThat(Values.NONE.get(Keys.MOST_TICKS)).isEqualTo(usual.tickBytes());
        assertThat(Values.NONE.get(Keys.MOST_EVIDENCE)).isEqualTo(usual.evidenceBytes());
        assertThat(Values.NONE.get(Keys.LEAST_FREE)).isEqualTo(usual.leastFree());
        assertThat(Values.NONE.get(Keys.ALERT_BUDGET)).isEqualTo(Setting.ALERT_BUDGET.usual());
        assertThat(Values.NONE.get(Keys.REPORT_FORMAT)).isEqualTo(Setting.REPORT_FORMAT.usual());
        assertThat(Values.NONE.get(Keys.SNAP_LENGTH)).isEqualTo(LiveConfig.MAX_SNAP_LENGTH);
        assertThat(usual.flows()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void theExampleFileSaysNothingByItself() {
        Values values = read(ExampleFile.text());

        assertThat(faults.inWords()).isEmpty();
        assertThat(values).isEqualTo(Values.NONE);
    }

    @Test
    void theExampleFileHoldsEveryKeyBehindItsMark() {
        String withoutSecrets = ExampleFile.text().replaceAll("(?m)^ *#[a-z-]+-file: .*\\R", "");
        Values values = read(withoutSecrets.replaceAll("(?m)^( *)#(?=\\S)", "$1"));

        assertThat(faults.inWords()).isEmpty();
        assertThat(Keys.all())
                .allSatisfy(key -> assertThat(values.held(key).text()).isEqualTo(key.example()));
        assertThat(Keys.BLOCKS)
                .allSatisfy(list -> assertThat(values.of(list).stream().map(Block::kind))
                        .containsExactlyElementsOf(list.kinds().keySet()));
    }
}
