package vedette.flow.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What hosts did in a tick is the same after it was written and read, but for what conversations are in truth.
class ActivityRowsTest {

    private static final ActivityConfig ROOM = new ActivityConfig(4_096, 4_096, 16_384);
    private static final int TICKS = 12;

    private static TickActivity tick(SplittableRandom random, int number) {
        ShardActivity shard = new ShardActivity(ROOM, 0x5EED, (_, _) -> true);
        FlowChange change = new FlowChange();
        int changes = number % 4 == 0 ? 0 : random.nextInt(2_000);
        for (Consumer<FlowChange> one : Changes.random(random, changes, 10 + random.nextInt(300), 200)) {
            one.accept(change);
            shard.add(change);
        }
        TickActivity tick = new TickActivity(ROOM);
        tick.begin(number * 1_000_000_000L);
        ActivityPart part = shard.close();
        tick.add(part);
        part.release();
        tick.seal();
        return tick;
    }

    private static String told(TickActivity tick) {
        return tick.endNanos() + "\n"
                + ActivityText.of(tick).replaceAll(" label \\d+ \\d+", "").replace(" and more", "");
    }

    private static byte[] written(ActivityRows rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static void read(ActivityRows rows, byte[] bytes) throws IOException {
        rows.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_122);
        ActivityRows rows = new ActivityRows();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < TICKS; i++) {
            TickActivity tick = tick(random, i);
            rows.add(tick);
            expected.add(told(tick));
        }
        byte[] bytes = written(rows);

        rows.clear();
        read(rows, bytes);

        TickActivity again = new TickActivity(ROOM);
        for (String one : expected) {
            rows.next(again);
            assertThat(told(again)).isEqualTo(one);
        }
    }

    @Test
    void whatWasReadIsWrittenAsItWas() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        ActivityRows rows = new ActivityRows();
        rows.add(tick(random, 1));
        byte[] bytes = written(rows);
        TickActivity again = new TickActivity(ROOM);
        read(rows, bytes);
        rows.next(again);

        ActivityRows copy = new ActivityRows();
        copy.add(again);

        assertThat(written(copy)).isEqualTo(bytes);
    }

    @Test
    void whatFindsNoRoomIsRefused() throws IOException {
        ActivityRows rows = new ActivityRows();
        rows.add(tick(new SplittableRandom(7), 1));
        byte[] bytes = written(rows);
        read(rows, bytes);

        TickActivity small = new TickActivity(new ActivityConfig(3, 3, 3));
        assertThatThrownBy(() -> rows.next(small))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("room for");
    }
}
