package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.fact.Fact;
import vedette.flow.fact.LineFact;

/// A host inside that is in a chat network outside, as bots are that take commands there.
///
/// It is known by what is said: the commands of IRC. People chat too, at the ports that IRC has and with
/// servers that have names; a bot's server often has none, or hides at a port of another protocol.
public final class ChatCommands implements Detector {

    private static final int USES = 2_048;

    /// Lines that suffice to take it for a chat.
    private static final int ENOUGH = 3;

    private static final int FIRST_PORT = 6_660;
    private static final int LAST_PORT = 6_700;
    private static final int TLS_PORT = 7_000;
    private static final int OLD_PORT = 194;

    private final BoundedMap<Use, Talk> talks = new BoundedMap<>(USES, Keys.USE, Talk.CODEC);

    @Override
    public String name() {
        return "chat-commands";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof LineFact line && line.protocol() == Protocol.IRC) {
                learn(tick, line, out);
            }
        }
    }

    private void learn(Tick tick, LineFact line, SignalHandler out) {
        Site site = tick.site();
        Address client = line.ends().client();
        Address server = line.ends().server();
        if (!site.isInside(client) || site.isInside(server)) {
            return;
        }
        Use use = new Use(
                site.entity(client),
                new Service(
                        site.entity(server),
                        line.ends().serverPort(),
                        line.ends().protocol()));
        Talk talk = talks.meet(use, tick.second(), () -> new Talk(tick.second()));
        if (line.isFromServer()) {
            talk.heard++;
        } else {
            talk.said++;
        }
        if (talk.said + talk.heard >= ENOUGH && talk.told != tick.second()) {
            talk.told = tick.second();
            judge(tick, use, talk, out);
        }
    }

    private void judge(Tick tick, Use use, Talk talk, SignalHandler out) {
        Address server = use.service().host();
        int port = use.service().port();
        boolean isBare = tick.site().destinations().bareness(server) > 0;
        boolean isUsual = (port >= FIRST_PORT && port < LAST_PORT) || port == TLS_PORT || port == OLD_PORT;
        String named = tick.site().destinations().name(server);
        out.onSignal(Signal.of(this, Kind.CHAT_COMMAND, use.actor(), tick)
                .strength(0.35 + (isBare ? 0.4 : 0) + (isUsual ? 0 : 0.3))
                .confidence(0.5 + (isBare ? 0.2 : 0) + (isUsual ? 0 : 0.2))
                .since(talk.since)
                .sources(List.of(use.actor()))
                .targets(List.of(server))
                .ports(List.of(port))
                .flows(1)
                .because("lines of a chat", talk.said + " said, " + talk.heard + " heard", "none")
                .because("with whom", named == null ? "an address without a name" : named, "a server with a name")
                .because("at which port", Integer.toString(port), "6667 or 6697")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        talks.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        talks.read(in);
    }

    /// How many lines went to and fro.
    private static final class Talk {

        static final Codec<Talk> CODEC = new Codec<>() {
            @Override
            public void write(Talk value, DataOutput out) throws IOException {
                out.writeLong(value.since);
                out.writeLong(value.told);
                out.writeLong(value.said);
                out.writeLong(value.heard);
            }

            @Override
            public Talk read(DataInput in) throws IOException {
                Talk talk = new Talk(in.readLong());
                talk.told = in.readLong();
                talk.said = in.readLong();
                talk.heard = in.readLong();
                return talk;
            }
        };

        private final long since;
        private long told;
        private long said;
        private long heard;

        Talk(long since) {
            this.since = since;
        }
    }
}
