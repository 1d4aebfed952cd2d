package vedette.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void whatAStrangerWroteNeverSteersTheTerminal() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder hostile = new StringBuilder("\u001B]0;owned\u0007\u009B2J");
            for (int i = 0; i < 20; i++) {
                hostile.appendCodePoint(random.nextInt(i % 2 == 0 ? 0x100 : 0x3000));
            }
            String codes = Line.of(hostile.toString(), Tone.CRITICAL).codes(Palette.MANY);

            assertThat(codes.replaceAll("^\u001B\\[1;38;5;197m|\u001B\\[0m$", ""))
                    .doesNotContainPattern("[\\x00-\\x1F\\x7F-\\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]");
        }
    }

    @Test
    void wideLettersTakeTwoCellsAndMarksNone() {
        assertThat(Cells.width("日本語")).isEqualTo(6);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Line.of("日本語").cut(5).width()).isEqualTo(5);
        assertThat(Line.of("日本語").cut(4).text()).isEqualTo("日…");
        assertThat(new Line().field("日本語", Tone.PLAIN, 4).add("|").text()).isEqualTo("日… |");
    }

    @Test
    void bothEndsOfALongNameAreShown() {
        assertThat(Cells.cutMiddle("printer-third-floor.example", 11)).isEqualTo("print…ample");
        assertThat(Cells.cutMiddle("short", 11)).isEqualTo("short");
    }

    @Test
    void wordsAreWrappedAndLongOnesBroken() {
        assertThat(Cells.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Cells.wrap("aaaaaaaaaa b", 4)).containsExactly("aaaa", "aaaa", "aa b");
        assertThat(Cells.wrap("日本", 1)).containsExactly("日", "本", "");
        assertThat(Cells.wrap("", 4)).containsExactly("");
    }

    @Test
    void withoutColoursOnlyWeightIsLeft() {
        Line line = Line.of("high", Tone.HIGH).add("strong", Tone.STRONG);

        assertThat(line.codes(Palette.WEIGHT)).isEqualTo("high\u001B[1mstrong\u001B[0m");
        assertThat(line.codes(Palette.FEW)).startsWith("\u001B[31mhigh");
    }

    @Test
    void coloursAreForTerminalsUnlessSomebodySaysOtherwise() {
        ColorOption usual = new ColorOption();
        Map<String, String> terminal = Map.of("TERM", "xterm-256color");

        assertThat(usual.palette(true, terminal)).isEqualTo(Palette.MANY);
        assertThat(usual.palette(true, Map.of("TERM", "linux"))).isEqualTo(Palette.FEW);
        assertThat(usual.palette(false, terminal)).isEqualTo(Palette.PLAIN);
        assertThat(usual.palette(true, Map.of("TERM", "xterm-256color", "NO_COLOR", "1")))
                .isEqualTo(Palette.WEIGHT);
        assertThat(usual.palette(true, Map.of("TERM", "dumb"))).isEqualTo(Palette.WEIGHT);
    }

    @Test
    void onlyRowsThatDifferAreWritten() {
        Painter painter = new Painter();
        painter.paint(List.of("one", "two", "three"));

        assertThat(painter.paint(List.of("one", "2", "three"))).isEqualTo("\u001B[2;1H\u001B[0m\u001B[K2");
        assertThat(painter.paint(List.of("one", "2", "three"))).isEmpty();
        assertThat(painter.paint(List.of("one"))).isEqualTo("\u001B[2;1H\u001B[0m\u001B[J");
        painter.forget();
        assertThat(painter.paint(List.of("one"))).contains("one");
    }

    @Test
    void aSparkShowsTheLatestAndNeverSomethingAsNothing() {
        assertThat(Spark.of(List.of(0L, 1L, 500L, 1_000L), 4)).isEqualTo(" ▁▄█");
        assertThat(Spark.of(List.of(5L, 0L, 1_000L), 2)).isEqualTo(" █");
        assertThat(Spark.of(List.of(), 3)).isEqualTo("   ");
        assertThat(Spark.of(List.of(1L), 0)).isEmpty();
    }
}
