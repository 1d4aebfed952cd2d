package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one run of `analyze` has learnt, another goes on from.
class LearntStateTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f]{16})\"");

    @TempDir
    private Path folder;

    private String first = "";
    private String second = "";
    private String state = "";

    /// The demo in two halves, one after the other in time.
    @BeforeEach
    void halve() throws IOException {
        byte[] whole;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(DEMO))) {
            whole = in.readAllBytes();
        }
        int cut = FILE_HEADER;
        while (cut < whole.length / 2) {
            cut += RECORD_HEADER
                    + ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(cut + 8);
        }
        Path rest = Files.write(folder.resolve("2.pcap"), Arrays.copyOf(whole, FILE_HEADER));
        Files.write(rest, Arrays.copyOfRange(whole, cut, whole.length), StandardOpenOption.APPEND);
        first = Files.write(folder.resolve("1.pcap"), Arrays.copyOf(whole, cut)).toString();
        second = rest.toString();
        state = folder.resolve("site.state").toString();
    }

    private static Set<String> ids(Ran ran) {
        return ID.matcher(ran.out())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whenTheSecondHalfGoesOnFromTheFirst_thenWhatWasOpenGoesOnUnderItsId() {
        Set<String> before = ids(Ran.vedette("analyze", first, "--json", "--state", state));
        Set<String> anew = ids(Ran.vedette("analyze", second, "--json"));

        Set<String> after = ids(Ran.vedette("analyze", second, "--json", "--state", state));

        assertThat(before).isNotEmpty();
        assertThat(after).containsAnyElementsOf(before);
        assertThat(anew).doesNotContainAnyElementsOf(before);
    }

    @Test
    void theStateIsTheSameForAnyNumberOfShards() throws IOException {
        String byFour = folder.resolve("four.state").toString();
        Ran.vedette("analyze", first, "--state", state);
        Ran.vedette("analyze", first, "--state", byFour, "--shards", "4");

        assertThat(Files.readAllBytes(Path.of(byFour))).isEqualTo(Files.readAllBytes(Path.of(state)));
    }

    @Test
    void itIsForItsOwnerOnly() throws IOException {
        Ran.vedette("analyze", first, "--state", state);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(state))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("1.pcap", "2.pcap", "site.state");
        }
    }

    @Test
    void whenTheTrafficIsOlderThanTheState_thenItIsRefusedAndTheStateIsKept() throws IOException {
        Ran.vedette("analyze", second, "--state", state);
        byte[] kept = Files.readAllBytes(Path.of(state));

        Ran ran = Ran.vedette("analyze", first, "--state", state);

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("before the end of what was learnt already", "begin with another state");
        assertThat(Files.readAllBytes(Path.of(state))).isEqualTo(kept);
    }

    @Test
    void whenTheStateIsOfOtherNetworks_thenItIsRefused() {
        Ran.vedette("analyze", first, "--state", state);

        Ran ran = Ran.vedette("analyze", second, "--state", state, "--home", "192.0.2.0/24");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("192.0.2.0/24", "private addresses", "remove the file to begin anew");
    }

    @Test
    void whenTheStateIsDamaged_thenItIsRefused() throws IOException {
        Ran.vedette("analyze", first, "--state", state);
        byte[] damaged = Files.readAllBytes(Path.of(state));
        damaged[damaged.length / 2] ^= 1;
        Files.write(Path.of(state), damaged);

        Ran ran = Ran.vedette("analyze", second, "--state", state);

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot go on from the state in " + state);
    }

    @Test
    void whenTheFileIsSomethingElse_thenItIsRefusedAndNotReplaced() throws IOException {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir");

        Ran ran = Ran.vedette("analyze", first, "--state", letter.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(letter).hasContent("Dear Sir");
    }

    @Test
    void whenTheStateCannotBeKept_thenItSaysSo() {
        Ran ran = Ran.vedette(
                "analyze",
                first,
                "--state",
                folder.resolve("nowhere/site.state").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot keep the state in");
    }
}
