package vedette.flow.observe;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.bytes;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.TcpBuilder.tcp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.Decoder;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FileShareFact;
import vedette.flow.fact.FileShareFact.Action;
import vedette.flow.fact.RpcFact;
import vedette.flow.fact.RpcFact.Step;
import vedette.flow.sample.TickFacts;

/// What is told of Windows file shares and remote calls.
class WindowsFactsTest {

    private static final int ETHERNET = 1;
    private static final String BIND = "05000b03 10000000 4800 0000 01000000 b810b810 00000000 01000000 02000100"
            + "81bb7a36 4498 f135 ad32 98f038001003 02000000 045d888a eb1c c911 9fe8 08002b104860 02000000";
    private static final String REQUEST = "05000003 10000000 1c00 0000 02000000 04000000 0200 0c00 00000000";

    private final FactReader reader = new FactReader(17);
    private final Decoder decoder = Decoder.ofShard();

    private void sent(int fromPort, int toPort, String... payload) {
        byte[] content = HexFormat.of().parseHex(String.join("", payload).replace(" ", ""));
        byte[] frame = packet(
                ethernet(), ipv4("10.0.0.1", "10.0.0.2"), tcp(fromPort, toPort).flags(0x18), bytes(content));
        MemorySegment memory = Arena.ofAuto().allocate(frame.length);
        MemorySegment.copy(frame, 0, memory, JAVA_BYTE, 0, frame.length);
        PacketBatch batch = new PacketBatch();
        int i = batch.add(memory, 0, frame.length, frame.length, 5_000);
        batch.origin(i, 0, ETHERNET, 0);
        assertThat(decoder.decode(ETHERNET, memory, 0, frame.length, frame.length, 5_000))
                .isEqualTo(Oddity.NONE);
        reader.onPacket(decoder.packet(), Oddity.NONE, batch, i);
    }

    private List<Fact> told() {
        TickFacts facts = new TickFacts();
        facts.merge(List.of(reader.close()));
        return facts.all();
    }

    private static String smb(int command, String body) {
        String message = "fe534d42 40000000 00000000" + reversed(command, 2) + "0100" + "00".repeat(48) + body;
        int length = message.replace(" ", "").length() / 2;
        return HexFormat.of().toHexDigits((long) length, 8) + message;
    }

    private static String reversed(int number, int bytes) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            hex.append(HexFormat.of().toHexDigits((byte) (number >> (8 * i))));
        }
        return hex.toString();
    }

    private static String wide(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String opening(String name, int disposition) {
        return smb(
                5,
                "39000000 02000000" + "00".repeat(16) + "96010012 00000000 00000000" + reversed(disposition, 4)
                        + "00000000 7800" + reversed(2 * name.length(), 2) + "00".repeat(8) + wide(name));
    }

    @Test
    void givenCallsAtAnyPort_thenWhatIsBoundAndCalledIsTold() {
        sent(50_000, 49_155, BIND, REQUEST);

        assertThat(told())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(RpcFact.class, bound -> {
                            assertThat(bound.step()).isEqualTo(Step.BOUND);
                            assertThat(bound.interfaceId()).isEqualTo("367abb81-9844-35f1-ad32-98f038001003");
                            assertThat(bound.context()).isEqualTo(2);
                            assertThat(bound.pipe()).isZero();
                            assertThat(bound.ends().serverPort()).isEqualTo(49_155);
                        }),
                        second -> assertThat(second).isInstanceOfSatisfying(RpcFact.class, called -> {
                            assertThat(called.step()).isEqualTo(Step.CALLED);
                            assertThat(called.context()).isEqualTo(2);
                            assertThat(called.operation()).isEqualTo(12);
                        }));
    }

    @Test
    void givenTheClientHasTheLowerPort_thenItIsStillTheClient() {
        sent(1_030, 49_155, REQUEST);

        assertThat(told())
                .singleElement()
                .satisfies(fact -> assertThat(fact.ends().clientPort()).isEqualTo(1_030));
    }

    @Test
    void givenACallInAPipe_thenItIsToldWithThePipe() {
        sent(
                50_000,
                445,
                smb(9, "31007000 1c000000" + "00".repeat(8) + "0100000000000000" + "00".repeat(24) + REQUEST));

        assertThat(told()).singleElement().isInstanceOfSatisfying(RpcFact.class, called -> {
            assertThat(called.pipe()).isNotZero();
            assertThat(called.operation()).isEqualTo(12);
        });
    }

    @Test
    void givenFilesThatAreMade_thenTheyAreTold_butNotThoseThatAreOnlyRead() {
        sent(50_000, 445, opening("x.exe", 5));
        sent(50_000, 445, opening("y.exe", 1));
        sent(50_000, 445, opening("svcctl", 1));

        assertThat(told())
                .extracting(fact -> ((FileShareFact) fact).action() + " " + ((FileShareFact) fact).name())
                .containsExactly(Action.MADE + " x.exe", Action.OPENED_PIPE + " svcctl");
    }

    @Test
    void givenSeveralMessagesAtOnce_thenAllAreTold() {
        sent(50_000, 445, opening("x.exe", 5), opening("y.exe", 5));

        assertThat(told()).hasSize(2);
    }
}
