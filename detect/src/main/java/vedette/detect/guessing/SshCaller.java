package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;

/// One source's conversations with one SSH server: how many log-ins came to nothing of late.
final class SshCaller {

    static final Codec<SshCaller> CODEC = new Codec<>() {
        @Override
        public void write(SshCaller value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public SshCaller read(DataInput in) throws IOException {
            return new SshCaller(in);
        }
    };

    private static final double FADING = 300;
    private static final double BEGINS_ANEW = 0.5;

    /// Whoever reads that it was refused begins the next log-in no sooner, in microseconds.
    private static final double QUICK = 1_500_000;

    /// Nobody types at two log-ins at once.
    private static final double AT_ONCE = 1.5;

    /// What a refusal counts at least: a program with an old password tries it for ever.
    private static final double AGAIN = 0.25;

    /// Who gets in has mistyped before.
    private static final double FORGIVEN = 4;

    /// A program that says it guesses passwords begins with so much.
    private static final double NAMED = 2;

    /// Who was noticed is told of as long as so much is left.
    private static final double STILL = 0.5;

    private static final List<String> GUESSERS = List.of("medusa", "hydra", "ncrack", "patator", "crowbar", "brut");
    private static final List<String> TYPED =
            List.of("openssh", "putty", "ttssh", "securecrt", "bitvise", "winscp", "filezilla", "dropbear", "cisco");

    private final FadingCount sum = new FadingCount(FADING);
    private Address client = Address.NONE;
    private boolean isGuesser;
    private boolean isTyped = true;
    private boolean isKnown;
    private boolean isNoticed;
    private boolean hasSucceeded;
    private boolean hasNews;
    private long lastEndMicros;
    private long lastSecond;
    private long since;
    private long refused;
    private long talks;

    SshCaller() {}

    private SshCaller(DataInput in) throws IOException {
        sum.read(in);
        client = Keys.ADDRESS.read(in);
        isGuesser = in.readBoolean();
        isTyped = in.readBoolean();
        isKnown = in.readBoolean();
        isNoticed = in.readBoolean();
        hasSucceeded = in.readBoolean();
        hasNews = in.readBoolean();
        lastEndMicros = in.readLong();
        lastSecond = in.readLong();
        since = in.readLong();
        refused = in.readLong();
        talks = in.readLong();
    }

    /// Takes what the client's banner says it runs.
    void introduce(String software) {
        String lower = software.toLowerCase(Locale.ROOT);
        isGuesser |= GUESSERS.stream().anyMatch(lower::contains);
        isTyped = !isGuesser && TYPED.stream().anyMatch(lower::contains);
    }

    /// Takes a conversation that came to nothing.
    void refuse(SshTalk talk, long second) {
        if (sum.at(second) < BEGINS_ANEW) {
            begin(talk, second);
        }
        int guesses = talk.shape().guesses();
        // A program that people type at tries their keys first, and asks for the password again.
        sum.add(second, pace(talk) * (isTyped ? 1 : guesses));
        client = talk.source();
        refused += guesses;
        talks++;
        lastEndMicros = Math.max(lastEndMicros, talk.endMicros());
        lastSecond = second;
        hasNews = true;
    }

    private void begin(SshTalk talk, long second) {
        refused = 0;
        talks = 0;
        since = talk.startSecond();
        isNoticed = false;
        hasSucceeded = false;
        sum.add(second, isGuesser ? NAMED : 0);
    }

    private double pace(SshTalk talk) {
        double pause = (double) (talk.startMicros() - lastEndMicros);
        if (talks == 0) {
            return 1;
        }
        return pause < 0 ? AT_ONCE : Math.clamp(QUICK / Math.max(1, pause), AGAIN, 1);
    }

    /// Takes a conversation in which something was done.
    void accept(long second) {
        isKnown = true;
        if (isNoticed || isGuesser) {
            hasNews |= !hasSucceeded && sum.at(second) > 0;
            hasSucceeded = true;
        } else {
            sum.add(second, -FORGIVEN);
        }
    }

    double sum(long second) {
        return sum.at(second);
    }

    /// Whether there is something to tell: once it is enough, at once if it is far more than anybody mistypes, else
    /// when nobody has got in for a while.
    boolean takeNews(long second, double noticed, double certain, int patience) {
        double now = sum.at(second);
        double least = isNoticed ? STILL * noticed : noticed;
        boolean isToTell = hasNews
                && now >= least
                && (isNoticed || isGuesser || now >= certain || second - lastSecond >= patience);
        if (isToTell || now < least) {
            hasNews = false;
        }
        isNoticed |= isToTell;
        return isToTell;
    }

    /// Whether it has ever done something at this server.
    boolean isKnown() {
        return isKnown;
    }

    /// Whether its program says that it guesses passwords.
    boolean isGuesser() {
        return isGuesser;
    }

    boolean hasSucceeded() {
        return hasSucceeded;
    }

    Address client() {
        return client;
    }

    long since() {
        return since;
    }

    /// Its log-ins since then that were refused.
    long refused() {
        return refused;
    }

    /// The conversations that held these.
    long talks() {
        return talks;
    }

    private void write(DataOutput out) throws IOException {
        sum.write(out);
        Keys.ADDRESS.write(client, out);
        out.writeBoolean(isGuesser);
        out.writeBoolean(isTyped);
        out.writeBoolean(isKnown);
        out.writeBoolean(isNoticed);
        out.writeBoolean(hasSucceeded);
        out.writeBoolean(hasNews);
        out.writeLong(lastEndMicros);
        out.writeLong(lastSecond);
        out.writeLong(since);
        out.writeLong(refused);
        out.writeLong(talks);
    }
}
