package vedette.store.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.flow.packet.PacketBlock;
import vedette.store.Await;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.flows.FlowBookConfig;
import vedette.store.keep.Backup;
import vedette.store.keep.StoreInfo;
import vedette.store.keep.Verification;

class PacketBookTest {

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final PacketBookConfig CONFIG =
            new PacketBookConfig(1L << 30, 1_000, Duration.ofMinutes(1), 4, true);

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    private StorePlace place() throws IOException {
        StorePlace place = StorePlace.in(folder.resolve("store"));
        Store.open(place, FlowBookConfig.defaults(), InstantSource.system(), problems::add)
                .close();
        return place;
    }

    private PacketBook open(StorePlace place, PacketBookConfig config) throws IOException {
        return new PacketBook(place.packets(), config, problems::add);
    }

    private static void give(PacketBook book, PacketBlock block) {
        assertThat(book.exchange(block).size()).isZero();
    }

    private static List<Long> rows(StorePlace place) throws IOException {
        return place.packets().parts().stream().map(Part::rows).toList();
    }

    private static long ask(StorePlace place, String sql) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            String files = "read_parquet('" + place.packets().folder() + "/*/*/*.parquet')";
            return Question.of(sql.replace("packets", files)).number(duck);
        }
    }

    @Test
    void packetsAreInFilesWhenTheBookIsClosed_asTheyWere() throws Exception {
        StorePlace place = place();
        try (PacketBook book = open(place, CONFIG)) {
            give(book, PacketSamples.block(0, 300));
            give(book, PacketSamples.block("203.0.113.5", "10.0.0.1", SECOND, 200));
        }

        assertThat(rows(place)).containsExactly(500L);
        assertThat(ask(
                        place,
                        "SELECT count(*) FROM packets WHERE src = '10.0.0.1' AND dst = '192.0.2.9' AND conversation = 'abc'"
                                + " AND src_port = 40000 AND dst_port = 443 AND protocol = 6"
                                + " AND length = 40 + payload AND payload = tcp_sequence % 100 AND fragment = -1"
                                + " AND epoch_us(time) = 1768208400000000 + tcp_sequence * 1000"))
                .isEqualTo(300);
        assertThat(ask(place, "SELECT count(*) FROM packets WHERE src = '203.0.113.5' AND dst = '10.0.0.1'"))
                .isEqualTo(200);
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileEndsWhenItIsFull_afterAMinuteOfTraffic_andWithTheHour() throws Exception {
        StorePlace place = place();
        try (PacketBook book = open(place, CONFIG)) {
            give(book, PacketSamples.block(0, 600));
            give(book, PacketSamples.block(SECOND, 400));
            give(book, PacketSamples.block(2 * SECOND, 1));
            give(book, PacketSamples.block(2 * SECOND + MINUTE - 1, 2));
            give(book, PacketSamples.block(2 * SECOND + MINUTE, 4));
            give(book, PacketSamples.block(60 * MINUTE - 1_000, 1));
            give(book, PacketSamples.block(60 * MINUTE, 8));
        }

        // the files of the hour that is over have become one by then
        assertThat(rows(place)).containsExactly(1_000L + 3 + 4 + 1, 8L);
        assertThat(Verification.of(place, _ -> {})).isEmpty();
    }

    @Test
    void whenThereIsMoreThanThereMayBe_thenTheOldestFilesGo() throws Exception {
        StorePlace place = place();
        PacketBookConfig small = CONFIG.withMostBytes(1_000_000);
        int minutes = 0;
        try (PacketBook book = open(place, small)) {
            while (book.kept() < 150_000) {
                give(book, PacketSamples.block("10.0.0." + minutes % 250, "192.0.2.9", minutes * MINUTE / 10, 1_000));
                minutes++;
            }
        }

        long bytes = StoreInfo.of(place).packetBytes();
        long oldest = place.packets().parts().getFirst().first();
        assertThat(bytes).isBetween(900_000L, 1_000_000L);
        assertThat(oldest).isGreaterThan(1);
        assertThat(place.packets().parts().getLast().last()).isEqualTo(minutes * 1_000L);
        assertThat(StoreInfo.of(place).packets()).isEqualTo(minutes * 1_000L - oldest + 1);
        assertThat(Verification.of(place, _ -> {})).isEmpty();
    }

    @Test
    void whereTheEngineMustNotWait_blocksAreLeftOutWhole_andCounted() throws Exception {
        StorePlace place = place();
        PacketBookConfig live = new PacketBookConfig(1L << 30, 20, Duration.ofMinutes(1), 1, false);
        List<PacketBlock> blocks = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            blocks.add(PacketSamples.block(number * SECOND, 20));
        }

        try (PacketBook book = open(place, live)) {
            blocks.forEach(book::exchange); // each is a file, which takes longer than to ask for another
            assertThat(book.taken()).isEqualTo(2_000);
            assertThat(book.leftOut()).isPositive();
        }
        assertThat(problems).singleElement().asString().contains("were not kept because the disk was too slow");
        try (PacketBook book = open(place, CONFIG)) {
            give(book, PacketSamples.block(200 * SECOND, 10));
        }

        StoreInfo info = StoreInfo.of(place);
        assertThat(info.packets() % 20).isEqualTo(10);
        assertThat(info.packets()).isGreaterThan(20);
        assertThat(info.packetsLeftOut()).isPositive().isLessThan(2_000);
    }

    @Test
    void whenABookIsOpenedAgain_thenNumbersGoOn_andWhatWasUnfinishedIsGone() throws Exception {
        StorePlace place = place();
        for (int time = 0; time < 2; time++) {
            try (PacketBook book = open(place, CONFIG)) {
                give(book, PacketSamples.block(time * SECOND, 100));
            }
            Path hour = place.packets().parts().getFirst().file().resolveSibling("77.part");
            Files.writeString(hour, "unfinished");
        }
        open(place, CONFIG).close();

        Archive archive = place.packets();
        assertThat(archive.parts()).extracting(Part::first).containsExactly(1L, 101L);
        assertThat(archive.parts().getFirst().file().resolveSibling("77.part")).doesNotExist();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatCannotBeWrittenIsCounted_andSaid_andDoesNotStopTheRest() throws Exception {
        StorePlace place = place();
        Path packets = place.packets().folder();
        try (PacketBook book = open(place, CONFIG)) {
            Files.delete(packets);
            Files.writeString(packets, "in the way");
            give(book, PacketSamples.block(0, 600));
            give(book, PacketSamples.block(0, 600));
            Await.until("some have failed", () -> book.failed() > 0);
            Files.delete(packets);
            give(book, PacketSamples.block(0, 600));
        }

        assertThat(problems.getFirst()).contains("some packets are not kept");
        assertThat(StoreInfo.of(place).packets() + StoreInfo.of(place).packetsLeftOut())
                .isEqualTo(1_800);
        assertThat(StoreInfo.of(place).packetsLeftOut()).isPositive();
    }

    @Test
    void aBackupHasThePackets_andDamageToThemIsFound() throws Exception {
        StorePlace place = place();
        try (PacketBook book = open(place, CONFIG)) {
            give(book, PacketSamples.block(0, 500));
        }
        Path copy = folder.resolve("copy");
        Backup.make(place, copy);
        Path file = place.packets().parts().getFirst().file();
        Files.delete(file); // which the copy may share with us
        byte[] bytes = Files.readAllBytes(
                StorePlace.in(copy).packets().parts().getFirst().file());
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);

        assertThat(StoreInfo.of(StorePlace.in(copy)).packets()).isEqualTo(500);
        assertThat(Verification.of(StorePlace.in(copy), _ -> {})).isEmpty();
        assertThat(Verification.of(place, _ -> {})).singleElement().asString().contains(file.toString());
    }

    @Test
    void tooLittleRoomIsRefused() {
        assertThatThrownBy(() -> CONFIG.withMostBytes(999_999))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--store-packets")
                .hasMessageContaining("1M");
    }
}
