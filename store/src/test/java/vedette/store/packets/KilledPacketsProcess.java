package vedette.store.packets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import vedette.flow.packet.PacketBlock;
import vedette.store.StorePlace;

/// A process that keeps packets as fast as it can until it is killed, and says how many are safe. A line that was cut
/// off has no dot at its end.
final class KilledPacketsProcess {

    private static final int PER_BLOCK = 500;

    private KilledPacketsProcess() {}

    private static void say(String words) {
        System.out.println(words);
    }

    public static void main(String[] arguments) throws IOException {
        PacketBookConfig config = new PacketBookConfig(2_000_000, 2_000, Duration.ofSeconds(10), 2, true);
        try (PacketBook book =
                new PacketBook(StorePlace.in(Path.of(arguments[0])).packets(), config, KilledPacketsProcess::say)) {
            boolean isOpen = false;
            for (long second = 0; ; second += 2) {
                PacketBlock block = PacketSamples.block(second * 1_000_000, PER_BLOCK);
                book.exchange(block);
                if (!isOpen && book.kept() > 0) {
                    isOpen = true;
                    say("open"); // which takes long where much else goes on
                }
                say("packets " + book.kept() + " .");
            }
        }
    }
}
