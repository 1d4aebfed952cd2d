package vedette.store.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBookConfig;
import vedette.store.keep.StoreInfo;
import vedette.store.keep.Verification;

/// Kills a process at random moments while it keeps packets, over and over on the same store, and looks what is there.
class KilledPacketsTest {

    private static final int LONGEST_MILLIS = 4_000;

    @TempDir
    private Path scratch;

    @TempDir
    private Path folder;

    @Test
    void aKillLeavesNoBrokenFile_andWhatWasSaidToBeSafe() throws Exception {
        killAndLook(3);
    }

    @Test
    @Tag("prove")
    void hundredsOfKillsLeaveNoBrokenFile() throws Exception {
        killAndLook(Integer.getInteger("store.kills", 300));
    }

    private void killAndLook(int times) throws Exception {
        StorePlace place = StorePlace.in(folder);
        Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), problem -> {
                    throw new IllegalStateException(problem);
                })
                .close();
        Random random = new Random(20_260_112);
        long numbered = 0;
        for (int time = 0; time < times; time++) {
            numbered += runUntilKilled(1_000 + random.nextInt(LONGEST_MILLIS));

            assertThat(Verification.of(place, _ -> {})).isEmpty();
            assertThat(StoreInfo.of(place).packetsLeftOut()).isZero();
            assertThat(last(place)).isGreaterThanOrEqualTo(numbered);
        }
        assertThat(numbered).isPositive();
    }

    private static long last(StorePlace place) throws Exception {
        return place.packets().parts().stream()
                .mapToLong(part -> part.last())
                .max()
                .orElse(0);
    }

    private long runUntilKilled(int millis) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + scratch, // where libraries are unpacked, which a killed process leaves
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledPacketsProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        long safe = 0;
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            Thread killer = Thread.ofVirtual().start(() -> killAfter(process, millis));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("packets") && words.length == 3) {
                    safe = Long.parseLong(words[1]);
                }
            }
            killer.join();
            tidy();
        }
        return safe;
    }

    private void tidy() throws IOException {
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void killAfter(Process process, int millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.toHandle().destroyForcibly(); // which leaves open what it has said
    }
}
