package vedette.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.site.Site;
import vedette.flow.activity.ActivityConfig;
import vedette.flow.activity.ActivityPart;
import vedette.flow.activity.FlowChange;
import vedette.flow.activity.Home;
import vedette.flow.activity.ShardActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Fact;
import vedette.flow.sample.TickFacts;

/// Traffic made second by second, shown to a detector as the engine would show it.
///
/// A second is filled by [#connect] and its like and by [#say]; [#tick] ends it and returns what the detector noticed.
/// Inside are the private addresses.
public final class Traffic {

    private static final long SITE_SEED = 17;
    private static final long SECOND = 1_000_000_000L;
    private static final long BEGIN = 1_700_000_000L;

    private final ShardActivity shard = new ShardActivity(ActivityConfig.defaults(), SITE_SEED, Home.PRIVATE);
    private final TickActivity activity = new TickActivity(ActivityConfig.defaults());
    private final FlowChange change = new FlowChange();
    private final Site site = new Site(Home.PRIVATE);
    private final List<Fact> facts = new ArrayList<>();
    private Detector detector;
    private long second = BEGIN;

    public Traffic(Detector detector) {
        this.detector = detector;
    }

    /// An address by its text.
    public static Address address(String text) {
        byte[] bytes = InetAddress.ofLiteral(text).getAddress();
        if (bytes.length == 4) {
            return Address.ofIpv4(ByteBuffer.wrap(bytes).getInt());
        }
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new Address(both.getLong(), both.getLong());
    }

    /// The second that is being filled, as the number of its tick.
    public long second() {
        return second;
    }

    /// The present time in microseconds, for facts.
    public long micros() {
        return (second - 1) * 1_000_000 + 1;
    }

    public Site site() {
        return site;
    }

    /// A TCP conversation that begins, is answered, carries so much, and ends.
    public Traffic connect(String client, String server, int port, long payloadOut, long payloadIn) {
        return add(begin(client, server, port, IpProtocol.TCP)
                .answered(true)
                .ended(true)
                .with(payloadOut, payloadIn)
                .change);
    }

    /// A SYN that is refused.
    public Traffic refused(String client, String server, int port) {
        return add(begin(client, server, port, IpProtocol.TCP)
                .answered(true)
                .failed(true)
                .ended(true)
                .with(0, 0)
                .change);
    }

    /// A SYN that nobody answers in this second.
    public Traffic unanswered(String client, String server, int port) {
        Making making = begin(client, server, port, IpProtocol.TCP);
        making.change.oneSided(true).toResponder().traffic(1, 40, 0).flags(1, 0, 0);
        return add(making.change);
    }

    /// A flow in the making; see [Making]. To be given to [#add].
    public Making begin(String client, String server, int port, int protocol) {
        return flow(client, server, port, protocol).begun();
    }

    /// A flow that began in an earlier second.
    public Making flow(String client, String server, int port, int protocol) {
        Address from = address(client);
        Address to = address(server);
        change.clear().initiator(from.high(), from.low()).responder(to.high(), to.low(), port, protocol);
        return new Making(change);
    }

    public Traffic add(FlowChange made) {
        shard.add(made);
        return this;
    }

    public Traffic add(Making made) {
        return add(made.change);
    }

    /// Something that a packet said in this second.
    public Traffic say(Fact fact) {
        facts.add(fact);
        return this;
    }

    /// Ends the second: what the detector noticed in it.
    public List<Signal> tick() {
        ActivityPart part = shard.close();
        activity.begin(second * SECOND);
        activity.add(part);
        part.release();
        activity.seal();
        TickFacts said = TickFacts.of(facts);
        facts.clear();
        site.onTick(second * SECOND, activity, said);
        List<Signal> noticed = new ArrayList<>();
        Tick tick = new Tick(second * SECOND, activity, said, site);
        detector.onTick(tick, noticed::add);
        List<Signal> first = List.copyOf(noticed);
        detector.onSignals(tick, first, noticed::add);
        second++;
        return noticed;
    }

    /// Ends this second and so many without traffic: what the detector noticed in all of them.
    public List<Signal> rest(int seconds) {
        List<Signal> noticed = new ArrayList<>(tick());
        for (int i = 0; i < seconds; i++) {
            noticed.addAll(tick());
        }
        return noticed;
    }

    /// Lets so many seconds pass of which nothing is seen.
    public Traffic pass(long seconds) {
        second += seconds;
        return this;
    }

    /// Goes on with another detector of the same kind, which reads what this one has written.
    public void handOverTo(Detector next) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            detector.write(new DataOutputStream(written));
            next.read(new DataInputStream(new ByteArrayInputStream(written.toByteArray())));
            detector = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A flow's second in the making; the setters return it.
    public static final class Making {

        private final FlowChange change;

        private Making(FlowChange change) {
            this.change = change;
        }

        private Making begun() {
            change.begun(true);
            return this;
        }

        public Making answered(boolean isSo) {
            change.answered(isSo);
            return this;
        }

        public Making failed(boolean isSo) {
            change.failed(isSo);
            return this;
        }

        public Making ended(boolean isSo) {
            change.ended(isSo);
            return this;
        }

        public Making oneSided(boolean isSo) {
            change.oneSided(isSo);
            return this;
        }

        /// Payload both ways, in packets of at most 1,000 bytes beside two for the handshake.
        public Making with(long payloadOut, long payloadIn) {
            change.toResponder()
                    .traffic(2 + payloadOut / 1_000, payloadOut + 80, payloadOut)
                    .flags(1, 0, 1);
            change.toInitiator()
                    .traffic(2 + payloadIn / 1_000, payloadIn + 80, payloadIn)
                    .flags(1, 0, 1);
            return this;
        }

        /// What went out: packets, and the payload in all of them.
        public Making out(long packets, long payload) {
            change.toResponder().traffic(packets, payload + 40 * packets, payload);
            return this;
        }

        /// What came back.
        public Making in(long packets, long payload) {
            change.toInitiator().traffic(packets, payload + 40 * packets, payload);
            return this;
        }
    }
}
