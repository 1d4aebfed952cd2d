package vedette.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.api.engine.Findings;
import vedette.feature.AddressSet;
import vedette.store.StorePlace;
import vedette.store.actions.ActionBook;
import vedette.store.ticks.TickFolder;
import vedette.store.ticks.TickHeader;
import vedette.store.ticks.TickLog;

/// What of the past there is no knowing is said.
class PlayedTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_700_000_000L / 3_600 * 3_600;
    private static final String PROGRAM = "vedette 7";

    @TempDir
    private Path folder;

    private final List<Long> progress = new ArrayList<>();

    private StorePlace place() {
        return StorePlace.in(folder.resolve("store"));
    }

    /// Keeps ticks in which nothing was seen.
    private void keep(long from, long to, long run, String program, TickLog.Knowledge known) throws IOException {
        List<String> problems = new ArrayList<>();
        TickHeader header = new TickHeader(program, "private addresses", run, 0);
        try (TickLog log = new TickLog(place().ticks(), header, known, true, problems::add)) {
            for (long second = from; second < to; second++) {
                log.onTick((BEGIN + second) * SECOND);
            }
        }
        assertThat(problems).isEmpty();
    }

    private void keep(long from, long to, long run) throws IOException {
        keep(from, to, run, PROGRAM, new Findings(AddressSet.PRIVATE::contains)::write);
    }

    private List<Path> files() throws IOException {
        return place().ticks().files().stream().map(TickFolder.Entry::path).toList();
    }

    private Played play(long untilSecond) throws IOException {
        ActionBook journal = new ActionBook(place().begun().incidents());
        Played played = new Played(
                List.of(new Course(Change.NONE, journal, folder, null, null)),
                PROGRAM,
                (BEGIN + untilSecond) * SECOND,
                progress::add);
        played.play(files());
        return played;
    }

    private static void change(Path file, Consumer<byte[]> how) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        how.accept(bytes);
        Files.write(file, bytes);
    }

    @Test
    void whereNothingIsMissing_nothingIsSaid_fromHourToHour() throws IOException {
        keep(1, 4_000, 1);

        Played played = play(Integer.MAX_VALUE);

        assertThat(played.remarks()).isEmpty();
        assertThat(played.firstNanos()).isEqualTo((BEGIN + 1) * SECOND);
        assertThat(played.lastNanos()).isEqualTo((BEGIN + 3_999) * SECOND);
        assertThat(progress).hasSize(3_999);
    }

    @Test
    void whatComesAfterTheEndIsNotPlayed() throws IOException {
        keep(1, 200, 1);

        Played played = play(120);

        assertThat(played.lastNanos()).isEqualTo((BEGIN + 120) * SECOND);
        assertThat(progress).hasSize(120);
    }

    @Test
    void aGapIsSaid_andNothingInItWasPlayed() throws IOException {
        keep(1, 100, 1);
        keep(500, 600, 2);

        Played played = play(Integer.MAX_VALUE);

        assertThat(played.remarks())
                .singleElement()
                .asString()
                .startsWith("there is a gap from 2023-11-14T22:01:39.000000Z to 2023-11-14T22:08:20.000000Z");
        assertThat(played.has((BEGIN + 99) * SECOND)).isTrue();
        assertThat(played.has((BEGIN + 100) * SECOND)).isFalse();
    }

    @Test
    void whatWasSeenTwiceIsSaid() throws IOException {
        keep(1, 100, 1);
        keep(50, 150, 2);

        assertThat(play(Integer.MAX_VALUE).remarks())
                .singleElement()
                .asString()
                .startsWith("several runs saw the time from 2023-11-14T22:00:50.000000Z on");
    }

    @Test
    void aCutFileIsSaid_andPlayedUpToWhereItIsWhole() throws IOException {
        keep(1, 150, 1);
        Path file = files().getFirst();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 3));

        Played played = play(Integer.MAX_VALUE);

        assertThat(played.remarks()).containsExactly("a file of ticks ends in its middle");
        assertThat(played.lastNanos()).isEqualTo((BEGIN + 120) * SECOND);
    }

    @Test
    void aFileThatIsNoneIsSaid_andTheOthersArePlayed() throws IOException {
        keep(1, 100, 1);
        keep(3_700, 3_800, 2);
        change(files().getFirst(), bytes -> bytes[20] ^= 1);

        Played played = play(Integer.MAX_VALUE);

        assertThat(played.remarks()).singleElement().asString().contains("cannot be read");
        assertThat(played.firstNanos()).isEqualTo((BEGIN + 3_700) * SECOND);
    }

    @Test
    void ticksOfAnotherVersionAreSaid_andPlayedIfItsStateCanBeRead() throws IOException {
        keep(1, 100, 1, "vedette 6", new Findings(AddressSet.PRIVATE::contains)::write);
        keep(200, 300, 2, "vedette 8", out -> out.writeUTF("something else"));

        Played played = play(Integer.MAX_VALUE);

        assertThat(played.remarks())
                .anyMatch(text -> text.equals("ticks were kept by vedette 6, and are judged by vedette 7"))
                .anyMatch(text -> text.startsWith(
                        "ticks of vedette 8 are not played, since vedette 7 cannot go on from what it knew"));
        assertThat(played.lastNanos()).isEqualTo((BEGIN + 99) * SECOND);
        assertThat(played.isEmpty()).isFalse();
    }
}
