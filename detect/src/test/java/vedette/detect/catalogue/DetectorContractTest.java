package vedette.detect.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FileShareFact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.ProbeFact;
import vedette.flow.fact.RpcFact;
import vedette.flow.fact.SnmpFact;

/// What must be true of every detector, whatever it looks for: shown the same wild traffic, it says the same, also when
/// another goes on from what it has written; and what it remembers is bounded.
class DetectorContractTest {

    static final List<Integer> NUMBERS =
            IntStream.range(0, Detectors.all().size()).boxed().toList();

    private static final int[] PORTS = {21, 22, 23, 53, 80, 123, 161, 443, 445, 3_389, 6_379, 8_080, 50_000};
    private static final String[] INTERFACES = {
        "367abb81-9844-35f1-ad32-98f038001003", "12345778-1234-abcd-ef00-0123456789ac"
    };
    private static final long MOST_BYTES_EACH = 24L << 20;

    private static Detector fresh(int number) {
        return Detectors.all().get(number);
    }

    @Test
    void everyDetectorHasANameOfItsOwn() {
        assertThat(Detectors.all())
                .extracting(Detector::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z-]*[a-z]"));
    }

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void whenAnotherGoesOnFromWhatWasWritten_thenItSaysTheSame(int number) {
        Traffic straight = new Traffic(fresh(number));
        Traffic handedOver = new Traffic(fresh(number));

        for (int second = 0; second < 90; second++) {
            List<Signal> expected = wild(straight, second);
            List<Signal> found = wild(handedOver, second);
            assertThat(found).isEqualTo(expected);
            if (second % 20 == 10) {
                handedOver.handOverTo(fresh(number));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("NUMBERS")
    void underAFloodOfStrangers_thenWhatItRemembersIsBounded(int number) {
        Detector detector = fresh(number);
        Traffic traffic = new Traffic(detector);
        SplittableRandom random = new SplittableRandom(number);

        for (int second = 0; second < 40; second++) {
            for (int i = 0; i < 3_000; i++) {
                String stranger = "198." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
                String inside = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
                int port = PORTS[random.nextInt(PORTS.length)];
                switch (random.nextInt(3)) {
                    case 0 -> traffic.refused(stranger, inside, random.nextInt(65_536));
                    case 1 -> traffic.connect(inside, stranger, port, random.nextInt(100_000), random.nextInt(5_000));
                    default -> traffic.unanswered(stranger, inside, port);
                }
                if (i % 3 == 0) {
                    traffic.say(fact(random, Traffic.address(stranger), Traffic.address(inside), traffic.micros()));
                }
            }
            traffic.tick();
        }

        assertThat(written(detector)).isLessThan(MOST_BYTES_EACH);
    }

    /// A second of everything: the same for the same number.
    private static List<Signal> wild(Traffic traffic, int second) {
        SplittableRandom random = new SplittableRandom(second);
        for (int i = 0; i < 60; i++) {
            String client = (random.nextBoolean() ? "10.0.0." : "198.51.100.") + random.nextInt(1, 12);
            String server = (random.nextBoolean() ? "10.0.0." : "203.0.113.") + random.nextInt(1, 12);
            int port = PORTS[random.nextInt(PORTS.length)];
            switch (random.nextInt(5)) {
                case 0 -> traffic.refused(client, server, random.nextInt(1_000));
                case 1 -> traffic.unanswered(client, server, port);
                case 2 ->
                    traffic.add(traffic.flow(client, server, port, IpProtocol.UDP)
                            .out(random.nextInt(1, 50), random.nextInt(20_000))
                            .in(random.nextInt(1, 50), random.nextInt(20_000)));
                default -> traffic.connect(client, server, port, random.nextInt(5_000), random.nextInt(200_000));
            }
            traffic.say(fact(random, Traffic.address(client), Traffic.address(server), traffic.micros()));
        }
        return new ArrayList<>(traffic.tick());
    }

    private static Fact fact(SplittableRandom random, Address client, Address server, long micros) {
        int port = PORTS[random.nextInt(PORTS.length)];
        Ends tcp = new Ends(client, random.nextInt(1_024, 65_536), server, port, IpProtocol.TCP);
        Ends udp = new Ends(client, random.nextInt(1_024, 65_536), server, 53, IpProtocol.UDP);
        String word = Long.toString(random.nextLong(), 36).replace("-", "x");
        return switch (random.nextInt(12)) {
            case 0 -> new DnsFact(udp, micros, false, 1, word + ".evil.example", 16, -1, 90, 0, 0, Address.NONE);
            case 1 ->
                new DnsFact(
                        udp, micros, true, 1, word + ".evil.example", 16, random.nextInt(4), 300, 1, 200, Address.NONE);
            case 2 ->
                new HttpRequestFact(
                        tcp,
                        micros,
                        random.nextBoolean() ? "GET" : "POST",
                        "/" + word + "?id=1' OR 1=1--",
                        "www.example",
                        "curl/8",
                        random.nextBoolean(),
                        "GET / HTTP/1.1",
                        "user=a&password=" + word,
                        300);
            case 3 ->
                new HttpResponseFact(
                        tcp, micros, random.nextBoolean() ? 401 : 200, random.nextInt(500), "text/html", "x", "", 400);
            case 4 ->
                new LoginFact(
                        tcp,
                        micros,
                        Protocol.FTP,
                        random.nextInt(9) == 0 ? LoginFact.Step.ACCEPTED : LoginFact.Step.REFUSED,
                        "");
            case 5 ->
                new EchoFact(udp, micros, random.nextBoolean(), 7, random.nextInt(99), 900, random.nextInt(), 7_500);
            case 6 -> new ProbeFact(tcp, micros, ProbeFact.Shape.XMAS);
            case 7 -> new SnmpFact(udp, micros, false, 2, word, 0);
            case 8 -> new RpcFact(tcp, micros, RpcFact.Step.BOUND, 0, 1, INTERFACES[random.nextInt(2)], 1, 0);
            case 9 -> new RpcFact(tcp, micros, RpcFact.Step.CALLED, 0, 1, "", random.nextInt(50), 40);
            case 10 -> {
                FileShareFact.Action[] actions = FileShareFact.Action.values();
                yield new FileShareFact(tcp, micros, actions[random.nextInt(actions.length)], "ADMIN$\\x.exe");
            }
            default -> {
                long mac = random.nextLong(1, 40);
                yield new ArpFact(new Ends(client, 0, server, 0, 0), micros, random.nextBoolean(), mac, mac, 0, 1);
            }
        };
    }

    private static long written(Detector detector) {
        Counting counting = new Counting();
        try {
            detector.write(new DataOutputStream(counting));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return counting.bytes;
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int value) {
            bytes++;
        }

        @Override
        public void write(byte[] values, int from, int length) {
            bytes += length;
        }
    }
}
