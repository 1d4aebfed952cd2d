package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.decode.Protocol;
import vedette.detect.Tick;
import vedette.detect.guessing.Attempt.Outcome;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.LineFact;
import vedette.flow.fact.LoginFact;
import vedette.flow.fact.LoginFact.Step;

/// Makes attempts of the steps of log-ins: puts together what was asked and what was answered in a conversation.
///
/// Some protocols refuse a log-in as they refuse anything else, and let in without a word that is only for that: there
/// a refusal counts if it follows a question, and a question that is not refused soon was granted.
final class LoginSteps {

    private static final int CONVERSATIONS = 4_096;

    /// How long a refusal may take, in seconds.
    private static final int PATIENCE = 4;

    /// The same step of the same conversation within so many microseconds is one packet seen at two places.
    private static final long TWICE = 2_000;

    private final BoundedMap<Long, Talk> talks = new BoundedMap<>(CONVERSATIONS, Keys.NUMBER, Talk.CODEC);

    void read(Tick tick, Consumer<Attempt> out) {
        tick.facts().of(LoginFact.class).forEach(login -> step(tick, login, out));
        tick.facts()
                .of(LineFact.class)
                .filter(line -> line.protocol() == Protocol.FTP && line.word().equals("USER"))
                .forEach(line -> talk(line.ends(), tick).user = hash(line.argument()));
        talks.removeIf((conversation, talk) -> {
            if (talk.asked > 0 && tick.second() - talk.askedSecond > PATIENCE) {
                talk.asked = 0;
                grant(tick.site(), talk, out);
            }
            return false;
        });
    }

    private Talk talk(Ends ends, Tick tick) {
        long conversation = RecentHashes.hash(
                ends.client().high(),
                ends.client().low(),
                ends.clientPort(),
                ends.server().high(),
                ends.server().low(),
                ends.serverPort());
        return talks.meet(conversation, tick.second(), Talk::new);
    }

    private void step(Tick tick, LoginFact login, Consumer<Attempt> out) {
        Talk talk = talk(login.ends(), tick);
        if (talk.isTwice(login)) {
            return;
        }
        if (!login.user().isEmpty()) {
            talk.user = hash(login.user());
        }
        switch (login.step()) {
            case ASKED -> {
                talk.asked++;
                talk.askedSecond = tick.second();
                talk.ends = login.ends();
                talk.protocol = login.protocol();
            }
            case REFUSED -> {
                if (talk.asked > 0 || !isVague(login.protocol())) {
                    out.accept(attempt(tick.site(), login.ends(), login.protocol(), talk.user, Outcome.REFUSED));
                }
                talk.asked = Math.max(0, talk.asked - 1);
            }
            case ACCEPTED -> {
                talk.asked = 0;
                out.accept(attempt(tick.site(), login.ends(), login.protocol(), talk.user, Outcome.ACCEPTED));
            }
        }
    }

    private static void grant(Site site, Talk talk, Consumer<Attempt> out) {
        Ends ends = talk.ends;
        Protocol protocol = talk.protocol;
        if (ends != null && protocol != null && isVague(protocol)) {
            out.accept(attempt(site, ends, protocol, talk.user, Outcome.ACCEPTED));
        }
    }

    /// Whether the protocol's refusals and grants are those of any command.
    private static boolean isVague(Protocol protocol) {
        return protocol == Protocol.POP3 || protocol == Protocol.IMAP || protocol == Protocol.REDIS;
    }

    private static Attempt attempt(Site site, Ends ends, Protocol protocol, long user, Outcome outcome) {
        return new Attempt(site.entity(ends.client()), ends, protocol, user, 0, outcome);
    }

    private static long hash(String text) {
        return RecentHashes.hash(text.hashCode(), text.length());
    }

    void write(DataOutput out) throws IOException {
        talks.write(out);
    }

    void read(DataInput in) throws IOException {
        talks.read(in);
    }

    private static final class Talk {

        static final Codec<Talk> CODEC = new Codec<>() {
            @Override
            public void write(Talk value, DataOutput out) throws IOException {
                out.writeInt(value.asked);
                out.writeLong(value.askedSecond);
                out.writeLong(value.user);
                out.writeLong(value.lastMicros);
                out.writeUTF(value.lastStep == null ? "" : value.lastStep.name());
                out.writeUTF(value.protocol == null ? "" : value.protocol.name());
                Ends ends = value.ends;
                out.writeBoolean(ends != null);
                if (ends != null) {
                    Keys.ADDRESS.write(ends.client(), out);
                    out.writeInt(ends.clientPort());
                    Keys.ADDRESS.write(ends.server(), out);
                    out.writeInt(ends.serverPort());
                    out.writeInt(ends.protocol());
                }
            }

            @Override
            public Talk read(DataInput in) throws IOException {
                Talk talk = new Talk();
                talk.asked = in.readInt();
                talk.askedSecond = in.readLong();
                talk.user = in.readLong();
                talk.lastMicros = in.readLong();
                String step = in.readUTF();
                talk.lastStep = step.isEmpty() ? null : Step.valueOf(step);
                String protocol = in.readUTF();
                talk.protocol = protocol.isEmpty() ? null : Protocol.valueOf(protocol);
                if (in.readBoolean()) {
                    talk.ends = new Ends(
                            Keys.ADDRESS.read(in), in.readInt(), Keys.ADDRESS.read(in), in.readInt(), in.readInt());
                }
                return talk;
            }
        };

        private int asked;
        private long askedSecond;
        private long user;
        private long lastMicros;
        private @Nullable Step lastStep;
        private @Nullable Protocol protocol;
        private @Nullable Ends ends;

        private boolean isTwice(LoginFact login) {
            boolean isSo = login.step() == lastStep && login.micros() - lastMicros < TWICE;
            lastStep = login.step();
            lastMicros = login.micros();
            return isSo;
        }
    }
}
