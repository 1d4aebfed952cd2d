package vedette.learn.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.learn.read.name.DataException;
import vedette.learn.table.Columns;

class FirstPacketsTest {

    private static final String HEADER = "conversation_id,fwd_ip_bytes,Flow Duration,"
            + "sequence_direction,sequence_payload,sequence_gap,sequence_flags,Label\n";
    private static final ReadOptions ASKED = ReadOptions.defaults().withSequence();
    private static final int PACKETS = 16;

    @Test
    void aPacketIsANumberInEachChannel() throws IOException {
        Read read = Read.text(HEADER + "x,1,2,1;-1;1,0;0;517,0;250;1000000,2;18;28,BENIGN\n", ASKED);

        assertThat(channel(read, "direction")).startsWith(1f, -1f, 1f, 0f);
        assertThat(channel(read, "payload")).startsWith(0f, 0f, 517f, 0f);
        assertThat(channel(read, "gap")).startsWith(0f, 250f, 1_000_000f, 0f);
        assertThat(channel(read, "syn")).startsWith(1f, 1f, 0f, 0f);
        assertThat(channel(read, "ack")).startsWith(0f, 1f, 1f, 0f);
        assertThat(channel(read, "rst")).startsWith(0f, 0f, 1f, 0f);
        assertThat(channel(read, "psh")).startsWith(0f, 0f, 1f, 0f);
        assertThat(channel(read, "fin")).containsOnly(0f);
        assertThat(read.value(0, "fwd_ip_bytes")).isEqualTo(1);
        assertThat(read.report().ignored()).containsOnlyKeys("conversation_id");
    }

    @Test
    void whatWentBackwardHasAPayloadBelowZero() throws IOException {
        Read read = Read.text(HEADER + "x,1,2,1;-1,40;1400,0;1,24;24,BENIGN\n", ASKED);

        assertThat(channel(read, "payload")).startsWith(40f, -1_400f, 0f);
    }

    @Test
    void whereAFlowHasNoPacketAllIsZero() throws IOException {
        Read read = Read.text(HEADER + "x,1,2,,,,,BENIGN\n", ASKED);

        assertThat(read.columns().names()).hasSize(2 + 8 * PACKETS);
        for (String name : read.columns().names().subList(2, 2 + 8 * PACKETS)) {
            assertThat(read.value(0, name)).as(name).isZero();
        }
    }

    @Test
    void packetsAfterTheSixteenthAreLeftOut() throws IOException {
        String many = String.join(";", IntStream.range(0, 32).mapToObj(i -> "1").toList());
        Read read = Read.text(HEADER + "x,1,2," + String.join(",", many, many, many, many) + ",BENIGN\n", ASKED);

        assertThat(channel(read, "direction")).containsOnly(1f);
        assertThat(read.columns().indexOf("sequence_direction_16")).isNotNegative();
        assertThat(read.columns().indexOf("sequence_direction_17")).isNegative();
    }

    @Test
    void unlessAskedForTheyAreNoFeatures_whichIsSaid() throws IOException {
        Read read = Read.text(HEADER + "x,1,2,broken,1;2,,,BENIGN\n", ReadOptions.defaults());

        assertThat(read.columns()).isEqualTo(Columns.of("Flow Duration", "fwd_ip_bytes"));
        assertThat(read.report().ignored())
                .containsEntry("sequence_gap", "lists of first packets, not asked for")
                .containsKeys("sequence_direction", "sequence_payload", "sequence_flags");
    }

    @Test
    void aModelThatHasThemGetsThemWithoutBeingAskedFor() throws IOException {
        Columns wanted = Columns.of("sequence_syn_2", "fwd_ip_bytes", "sequence_payload_1");
        Read read = Read.text(
                HEADER + "x,1,2,-1;1,7;0,0;0,0;2,BENIGN\n",
                ReadOptions.defaults().withColumns(wanted));

        assertThat(read.rows().getFirst().values).containsExactly(1, 1, -7);
        assertThat(read.report().missing()).isEmpty();
    }

    @Test
    void aModelThatHasThemIsToldWhereTheyAreMissing() throws IOException {
        Columns wanted = Columns.of("sequence_syn_2", "fwd_ip_bytes");
        Read read = Read.text(
                "conversation_id,fwd_ip_bytes,Flow Duration,Label\nx,1,2,BENIGN\n",
                ReadOptions.defaults().withColumns(wanted));

        assertThat(read.report().missing()).containsExactly("sequence_syn_2");
        assertThat(read.rows().getFirst().values).containsExactly(Float.NaN, 1);
    }

    @Test
    void aFileWithoutThemIsRefusedIfTheyAreAskedFor() {
        for (String header : List.of("conversation_id,fwd_ip_bytes,Flow Duration,Label\n", "a,b,Label\n")) {
            assertThatThrownBy(() -> Read.text(header, ASKED))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("`vedette flows --schema full`")
                    .hasMessageContaining("sequence_flags");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1;1, 0;0, 0, 0;0, more or fewer packets in sequence_gap",
        "1, '', 0, 0, more or fewer packets in sequence_payload",
        "1;x, 0;0, 0;0, 0;0, no list of numbers in sequence_direction",
        "1, 1.5, 0, 0, no list of numbers in sequence_payload",
        "1, 0, 0;, 0, no list of numbers in sequence_gap",
        "1, 0, 0, [0], no list of numbers in sequence_flags",
        "1, 0, 99999999999999999999, 0, no list of numbers in sequence_gap",
        "0, 0, 0, 0, first packets that cannot be",
        "1, -5, 0, 0, first packets that cannot be"
    })
    void aRowWhoseListsCannotBeIsDropped(String direction, String payload, String gap, String flags, String why)
            throws IOException {
        String broken = String.join(",", "x,1,2", direction, payload, gap, flags, "BENIGN\n");
        Read read = Read.text(HEADER + broken + "y,3,4,1,0,0,0,BENIGN\n", ASKED);

        assertThat(read.rows()).hasSize(1);
        assertThat(read.value(0, "fwd_ip_bytes")).isEqualTo(3);
        assertThat(read.complaints().dropped()).containsOnly(entry(why, 1L));
    }

    private static List<Float> channel(Read read, String name) {
        return IntStream.rangeClosed(1, PACKETS)
                .mapToObj(packet -> read.value(0, "sequence_" + name + "_" + packet))
                .toList();
    }
}
