package vedette.store.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.KilledRun;
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
            List<String> said = new KilledRun(KilledPacketsProcess.class, scratch)
                    .after(random.nextInt(LONGEST_MILLIS), folder.toString());
            numbered += KilledRun.latest(said, "packets");

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
}
