package vedette.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vedette.app.text.Program;
import vedette.store.StorePlace;

/// What can be told of a run by what it has left, or keeps.
class StatusTest {

    private final Instant now = Instant.now();

    @TempDir
    private Path data;

    private Status asked() {
        return asking().status();
    }

    private Asking asking() {
        return new Asking(data, StorePlace.in(data.resolve("store")), now);
    }

    private Beat beat(Instant written, String version, List<Beat.Input> inputs, Beat.Counts counts) {
        ProcessHandle own = ProcessHandle.current();
        long begun = own.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new Beat(
                new Beat.Origin(own.pid(), begun, version, now.minusSeconds(600), true, "no models"),
                written,
                inputs,
                false,
                counts,
                List.of());
    }

    private Beat fine() {
        return beat(
                now,
                Program.version(),
                List.of(new Beat.Input("eth0", "up")),
                new Beat.Counts(1_000, 0, now.minusSeconds(1), Duration.ZERO));
    }

    @Test
    void whereNothingRunsItIsSaidWhatBeginsIt() {
        assertThat(asked().isHealthy()).isFalse();
        assertThat(asked().reasons()).singleElement().asString().contains("no run watches", "`vedette run`");
        assertThat(new BeatFile(data).file()).doesNotExist();
    }

    @Test
    void aRunThatSaysItIsFineIsHealthy() throws IOException {
        new BeatFile(data).write(fine());

        assertThat(asked().reasons()).isEmpty();
        assertThat(asked().run()).contains(fine());
        assertThat(text(asked())).contains("Vedette is watching eth0.", "1,000 read, 0 lost", "no models", "SQLite 3.");
    }

    @Test
    void aProcessWithTheSameNumberIsNotTheRun() throws IOException {
        Beat fine = fine();
        Beat.Origin origin = fine.origin();
        new BeatFile(data)
                .write(new Beat(
                        new Beat.Origin(
                                origin.pid(), origin.begun() - 60_000, origin.version(), origin.since(), true, ""),
                        fine.written(),
                        fine.inputs(),
                        false,
                        fine.counts(),
                        List.of()));

        assertThat(asked().run()).isEmpty();
        assertThat(asked().reasons()).singleElement().asString().contains("ended without a word", "was killed");
    }

    @Test
    void aRunThatIsSilentSaysSo_andWhatIsTheMatterWithItIsSaidAsItSaidIt() throws IOException {
        Beat fine = fine();
        new BeatFile(data)
                .write(fine.at(
                        now.minusSeconds(16),
                        Duration.ofSeconds(40),
                        List.of(
                                new Beat.Trouble("interface-down", "eth1 is down: nothing can be seen on it"),
                                new Beat.Trouble("store-behind", "the store is 40 s behind"))));

        assertThat(asked().reasons())
                .hasSize(3)
                .anyMatch(reason -> reason.contains("has not said anything for 16 s"))
                .anyMatch(reason -> reason.contains("eth1 is down"))
                .anyMatch(reason -> reason.contains("40 s behind"));
        assertThat(json(asked()))
                .contains("\"healthy\":false", "\"store_lag_seconds\":40.0")
                .contains("\"troubles\":[{\"name\":\"interface-down\",\"words\":\"eth1 is down: nothing");
    }

    @Test
    void atItsBoundNothingIsWrongYet() throws IOException {
        new BeatFile(data).write(fine().at(now.minusSeconds(15), Duration.ZERO, List.of()));

        assertThat(asked().reasons()).isEmpty();
    }

    @Test
    void aQuietNightIsTheMatterAndKeepsNobodyFromWork() throws IOException {
        new BeatFile(data).write(troubled("no-packets", "interface-down", "drops", "of-a-later-version"));

        assertThat(asked().isHealthy()).isFalse();
        assertThat(asked().isWorking()).isTrue();
        assertThat(asking().ofRun().reasons()).hasSize(4);
        assertThat(ended("--working")).isZero();
        assertThat(ended()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-watching", "store-failing"})
    void whatHealthzCallsFailingIsNoWork(String trouble) throws IOException {
        new BeatFile(data).write(troubled("no-packets", trouble));

        assertThat(asked().isWorking()).isFalse();
        assertThat(ended("--working")).isEqualTo(1);
    }

    @Test
    void whoIsSilentGoneOrNotUnderstoodDoesNoWork() throws IOException {
        assertThat(ended("--working")).as("nothing runs").isEqualTo(1);
        new BeatFile(data).write(fine());
        assertThat(ended("--working")).isZero();
        new BeatFile(data).write(fine().at(now.minusSeconds(16), Duration.ZERO, List.of()));
        assertThat(asking().ofRun().isWorking()).isFalse();
        assertThat(json(asked())).contains("\"running\":true,\"healthy\":false,\"working\":false,");
        Files.writeString(new BeatFile(data).file(), "{");
        assertThat(ended("--working")).isEqualTo(1);
    }

    @Test
    void toKnowWhetherItWorksNoDatabaseIsOpened() throws IOException {
        StorePlace.in(data.resolve("store")).begun();
        Files.writeString(data.resolve("store/incidents.db"), "no database".repeat(1_000));
        new BeatFile(data).write(fine());

        assertThat(asked().reasons()).singleElement().asString().contains("is damaged");
        assertThat(asking().ofRun().reasons()).isEmpty();
        assertThat(text(asking().ofRun())).contains("Vedette is watching eth0.").doesNotContain("SQLite");
        assertThat(ended("--working")).isZero();
    }

    private Beat troubled(String... names) {
        List<Beat.Trouble> troubles = Stream.of(names)
                .map(name -> new Beat.Trouble(name, name + ", in words"))
                .toList();
        return fine().at(now, Duration.ZERO, troubles);
    }

    /// How the command ends.
    private int ended(String... options) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return new CommandLine(new StatusCommand())
                    .execute(Stream.concat(Stream.of("--data-dir", data.toString()), Stream.of(options))
                            .toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void theStoreOfAnotherVersionIsLeftAlone() throws IOException {
        StorePlace.in(data.resolve("store")).begun();
        new BeatFile(data)
                .write(beat(
                        now, "99.1", List.of(new Beat.Input("eth0", "up")), new Beat.Counts(1, 0, now, Duration.ZERO)));

        assertThat(asked().isHealthy()).isTrue();
        assertThat(asked().store()).isEmpty();
        assertThat(text(asked())).contains("it is Vedette 99.1");
    }

    @Test
    void aFileThatSaysNothingIsAReason() throws IOException {
        for (String broken :
                List.of("", "{", "[]", "{\"format\":2}", "{\"format\":1,\"pid\":\"x\"}", "x".repeat(70_000))) {
            Files.writeString(new BeatFile(data).file(), broken);

            assertThat(asked().reasons()).as(broken).anyMatch(reason -> reason.contains("does not say how the run is"));
        }
    }

    @Test
    void aStoreThatIsBrokenDoesNotHideTheRest() throws IOException {
        StorePlace.in(data.resolve("store")).begun();
        Files.writeString(data.resolve("store/incidents.db"), "no database".repeat(1_000));
        new BeatFile(data).write(fine());

        assertThat(asked().run()).isPresent();
        assertThat(asked().reasons()).singleElement().asString().contains("incidents.db", "vedette store restore");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() throws IOException {
        Beat hostile = beat(
                now,
                "1\u001B[2J",
                List.of(new Beat.Input("\u001B]0;x\u0007" + "y".repeat(500), "up")),
                new Beat.Counts(Long.MAX_VALUE >> 12, 5, now, Duration.ZERO));
        new BeatFile(data).write(hostile);

        assertThat(new BeatFile(data).read()).contains(hostile);
        assertThat(hostile.inputs().getFirst().name()).hasSize(200).doesNotContain("\u001B", "\u0007");
        assertThat(data.resolve("run.json.next")).doesNotExist();
    }

    @Test
    void itIsAsJson() throws IOException {
        StorePlace.in(data.resolve("store")).begun();
        new BeatFile(data).write(fine());

        assertThat(json(asked()))
                .startsWith(
                        "{\"version\":1,\"running\":true,\"healthy\":true,\"working\":true,\"reasons\":[],\"run\":{\"pid\":")
                .contains(
                        "\"inputs\":[{\"name\":\"eth0\",\"state\":\"up\"}]",
                        "\"dashboard\":null",
                        "\"open\":{\"info\":0,")
                .contains("\"versions\":{\"vedette\":", "\"onnxruntime\":")
                .endsWith("}\n");
    }

    @Test
    void aFolderThatCannotBeLookedIntoSaysWhose() throws IOException {
        Path closed = Files.createDirectory(data.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(closed)) {
            return; // this user may read everything
        }

        Status status = new Asking(closed, StorePlace.in(closed.resolve("store")), now).status();

        assertThat(status.reasons()).singleElement().asString().contains("belongs to", "ask as that user");
    }

    private static String json(Status status) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StatusJson.write(status, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(Status status) {
        return String.join(
                "\n",
                new StatusText(status, java.time.ZoneOffset.UTC)
                        .lines().stream().map(vedette.app.screen.Line::text).toList());
    }
}
