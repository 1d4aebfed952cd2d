package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.LineFact;

/// A source that asks a mail server for one user after the other, to learn which there are.
///
/// A cumulative sum that fades: each name asked for by VRFY or EXPN, which hardly anything else uses, each
/// recipient that is refused, and each to whom nothing is sent then, adds if it was not asked for before; a
/// letter that is sent makes up for some. So a mailing list with a few dead addresses stays below, and so does
/// who writes to the same dead address again and again.
public final class AskedUsers implements Detector {

    private static final int SOURCES = 1_024;
    private static final int CONVERSATIONS = 2_048;
    private static final double NOTICED = 7;
    private static final double CERTAIN = 14;

    /// A letter that is sent.
    private static final double SENT = 2;

    /// A letter that is not sent within so many seconds was never meant to be.
    private static final int PATIENCE = 2;

    private final BoundedMap<Address, Asker> askers = new BoundedMap<>(SOURCES, Keys.ADDRESS, Asker.CODEC);
    private final BoundedMap<Long, Letter> letters = new BoundedMap<>(CONVERSATIONS, Keys.NUMBER, Letter.CODEC);

    @Override
    public String name() {
        return "asked-users";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        tick.facts()
                .of(LineFact.class)
                .filter(line -> line.protocol() == Protocol.SMTP)
                .forEach(line -> learn(tick, line));
        letters.removeIf((conversation, letter) -> {
            boolean isOver = tick.second() - letter.second > PATIENCE;
            if (isOver) {
                drop(tick, letter);
            }
            return isOver;
        });
        askers.forEach((source, asker) -> {
            if (asker.hasNews && asker.sum.at(tick.second()) >= NOTICED) {
                tell(tick, source, asker, out);
            }
            asker.hasNews = false;
        });
    }

    private void learn(Tick tick, LineFact line) {
        Ends ends = line.ends();
        long conversation = RecentHashes.hash(
                ends.client().high(),
                ends.client().low(),
                ends.clientPort(),
                ends.server().low(),
                ends.serverPort());
        Letter letter = letters.find(conversation);
        if (line.isFromServer()) {
            if (letter != null && line.word().startsWith("55")) {
                drop(tick, letter);
            }
            return;
        }
        long name = WebForms.hash(line.argument());
        switch (line.word()) {
            case "VRFY", "EXPN" -> ask(tick, line.ends(), name);
            case "RCPT" ->
                letters.meet(conversation, tick.second(), () -> new Letter(ends))
                        .address(name, tick.second());
            case "DATA", "BDAT" -> {
                letters.remove(conversation);
                send(tick, ends);
            }
            case "RSET", "QUIT" -> {
                if (letter != null) {
                    drop(tick, letter);
                    letters.remove(conversation);
                }
            }
            default -> {}
        }
    }

    private void send(Tick tick, Ends ends) {
        Asker asker = askers.find(tick.site().entity(ends.client()));
        if (asker != null) {
            asker.sum.add(tick.second(), -SENT);
        }
    }

    private void drop(Tick tick, Letter letter) {
        for (long name : letter.names) {
            ask(tick, letter.ends, name);
        }
        letter.names.clear();
    }

    private void ask(Tick tick, Ends ends, long name) {
        Asker asker = askers.meet(tick.site().entity(ends.client()), tick.second(), Asker::new);
        asker.ask(name, tick.second());
        asker.client = ends.client();
        asker.server = ends.server();
        asker.port = ends.serverPort();
    }

    private void tell(Tick tick, Address source, Asker asker, SignalHandler out) {
        double certainty = Math.clamp((asker.sum.at(tick.second()) - NOTICED) / (CERTAIN - NOTICED), 0, 1);
        out.onSignal(Signal.of(this, Kind.USER_ENUMERATION, source, tick)
                .strength(0.6 + 0.4 * certainty)
                .confidence(0.85 + 0.1 * certainty)
                .since(asker.since)
                .sources(List.of(asker.client))
                .targets(List.of(asker.server))
                .ports(List.of(asker.port))
                .flows(asker.asked)
                .because(
                        "users that a mail server was asked for, without a letter to them",
                        asker.asked + " in " + (tick.second() - asker.since + 1) + " s",
                        "now and then one")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        askers.write(out);
        letters.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        askers.read(in);
        letters.read(in);
    }

    /// The recipients that were named in a conversation, to whom nothing was sent yet.
    private static final class Letter {

        static final Codec<Letter> CODEC = new Codec<>() {
            @Override
            public void write(Letter value, DataOutput out) throws IOException {
                Keys.ADDRESS.write(value.ends.client(), out);
                out.writeInt(value.ends.clientPort());
                Keys.ADDRESS.write(value.ends.server(), out);
                out.writeInt(value.ends.serverPort());
                out.writeInt(value.ends.protocol());
                out.writeLong(value.second);
                out.writeInt(value.names.size());
                for (long name : value.names) {
                    out.writeLong(name);
                }
            }

            @Override
            public Letter read(DataInput in) throws IOException {
                Letter letter = new Letter(new Ends(
                        Keys.ADDRESS.read(in), in.readInt(), Keys.ADDRESS.read(in), in.readInt(), in.readInt()));
                letter.second = in.readLong();
                int size = in.readInt();
                for (int i = 0; i < size; i++) {
                    letter.names.add(in.readLong());
                }
                return letter;
            }
        };

        private static final int MOST_NAMES = 16;

        private final Ends ends;
        private final List<Long> names = new ArrayList<>();
        private long second;

        Letter(Ends ends) {
            this.ends = ends;
        }

        private void address(long name, long now) {
            second = now;
            if (names.size() < MOST_NAMES) {
                names.add(name);
            }
        }
    }

    private static final class Asker {

        static final Codec<Asker> CODEC = new Codec<>() {
            @Override
            public void write(Asker value, DataOutput out) throws IOException {
                value.sum.write(out);
                value.names.write(out);
                Keys.ADDRESS.write(value.client, out);
                Keys.ADDRESS.write(value.server, out);
                out.writeInt(value.port);
                out.writeLong(value.asked);
                out.writeLong(value.since);
            }

            @Override
            public Asker read(DataInput in) throws IOException {
                Asker asker = new Asker();
                asker.sum.read(in);
                asker.names.read(in);
                asker.client = Keys.ADDRESS.read(in);
                asker.server = Keys.ADDRESS.read(in);
                asker.port = in.readInt();
                asker.asked = in.readLong();
                asker.since = in.readLong();
                return asker;
            }
        };

        private static final double FADING = 600;
        private static final int MOST_NAMES = 64;

        private final FadingCount sum = new FadingCount(FADING);
        private final RecentHashes names = new RecentHashes(MOST_NAMES);
        private Address client = Address.NONE;
        private Address server = Address.NONE;
        private int port;
        private long asked;
        private long since;
        private boolean hasNews;

        private void ask(long name, long second) {
            if (sum.at(second) < 0.5) {
                asked = 0;
                since = second;
            }
            if (names.isNew(name)) {
                sum.add(second, 1);
                asked++;
                hasNews = true;
            }
        }
    }
}
