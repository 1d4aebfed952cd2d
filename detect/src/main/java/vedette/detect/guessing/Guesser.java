package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;

/// One source's attempts to log in, and how they went.
final class Guesser {

    static final Codec<Guesser> CODEC = new Codec<>() {
        @Override
        public void write(Guesser value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Guesser read(DataInput in) throws IOException {
            return new Guesser(in);
        }
    };

    private static final int MOST_SERVICES = 16;
    private static final int MOST_SECRETS = 128;
    private static final int MOST_USERS = 32;

    /// Refusals fade to a third in so many seconds.
    private static final double FADING = 300;

    /// So many seconds between refusals are too few for a person who reads, thinks and types.
    private static final double QUICK = 5;

    /// What the same again counts at least: a program with an old password tries it for ever.
    private static final double SAME_AGAIN = 0.25;

    /// What is known not to be a guess counts: the very same password.
    private static final double SAME_SECRET = 0.05;

    /// Who gets in after a few mistakes has mistyped.
    private static final double FORGIVEN = 4;

    private static final double BEGINS_ANEW = 0.5;

    private final FadingCount sum = new FadingCount(FADING);
    private final TopCounts<Service> services = new TopCounts<>(MOST_SERVICES, Keys.SERVICE);
    private final RecentTimes times = new RecentTimes();
    private final RecentHashes secrets = new RecentHashes(MOST_SECRETS);
    private final RecentHashes users = new RecentHashes(MOST_USERS);
    private Address client = Address.NONE;
    private Protocol protocol = Protocol.HTTP;
    private long refused;
    private long answered;
    private long since;
    private long hidden;
    private boolean hasSucceeded;
    private boolean hasNews;

    Guesser() {}

    private Guesser(DataInput in) throws IOException {
        sum.read(in);
        services.read(in);
        times.read(in);
        secrets.read(in);
        users.read(in);
        client = Keys.ADDRESS.read(in);
        protocol = Protocol.valueOf(in.readUTF());
        refused = in.readLong();
        answered = in.readLong();
        since = in.readLong();
        hidden = in.readLong();
        hasSucceeded = in.readBoolean();
    }

    /// Takes an attempt.
    ///
    /// @param noticed the sum from which on a success is that of a guesser
    void learn(Attempt attempt, long second, double noticed) {
        if (sum.at(second) < BEGINS_ANEW && attempt.isRefused()) {
            begin(second);
        }
        switch (attempt.outcome()) {
            case REFUSED -> refuse(attempt, second);
            case ACCEPTED -> accept(attempt, second, noticed);
            case UNSURE -> answered++;
        }
    }

    private void begin(long second) {
        refused = 0;
        answered = 0;
        hidden = 0;
        since = second;
        hasSucceeded = false;
        services.clear();
    }

    private void refuse(Attempt attempt, long second) {
        answered++;
        refused++;
        client = attempt.ends().client();
        protocol = attempt.protocol();
        hidden += protocol == Protocol.HTTP && attempt.secret() == 0 ? 1 : 0;
        services.add(attempt.service(), 1);
        if (attempt.user() != 0) {
            users.isNew(attempt.user());
        }
        sum.add(second, weight(attempt, second));
        hasNews = true;
    }

    private double weight(Attempt attempt, long second) {
        if (attempt.secret() != 0) {
            return secrets.isNew(attempt.secret()) ? 1 : SAME_SECRET;
        }
        Service service = attempt.service();
        long account = RecentHashes.hash(
                attempt.user(), service.host().high(), service.host().low(), service.port(), service.protocol());
        long pause = times.meet(account, second);
        return pause <= QUICK ? 1 : Math.max(SAME_AGAIN, QUICK / pause);
    }

    private void accept(Attempt attempt, long second, double noticed) {
        long before = services.count(attempt.service());
        if (before == 0) {
            return;
        }
        answered++;
        if (sum.at(second) < noticed) {
            sum.add(second, -FORGIVEN);
        } else if (!hasSucceeded) {
            hasSucceeded = true;
            hasNews = true;
        }
    }

    double sum(long second) {
        return sum.at(second);
    }

    /// Of the attempts since, those refused.
    long refused() {
        return refused;
    }

    /// Attempts since then that were answered.
    long answered() {
        return answered;
    }

    long since() {
        return since;
    }

    boolean hasSucceeded() {
        return hasSucceeded;
    }

    /// How many users were tried, as far as they can be seen and told apart.
    int users() {
        return users.size();
    }

    /// Whether most of what was refused are forms, of which nobody sees what they were filled in with.
    boolean isMostlyHidden() {
        return 2 * hidden > refused;
    }

    /// The address that was refused last: not always the one that the source is known by.
    Address client() {
        return client;
    }

    /// That of the latest refusal.
    Protocol protocol() {
        return protocol;
    }

    /// Of the refusals, by service.
    TopCounts<Service> services() {
        return services;
    }

    /// Whether there is something new since it was last asked.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    private void write(DataOutput out) throws IOException {
        sum.write(out);
        services.write(out);
        times.write(out);
        secrets.write(out);
        users.write(out);
        Keys.ADDRESS.write(client, out);
        out.writeUTF(protocol.name());
        out.writeLong(refused);
        out.writeLong(answered);
        out.writeLong(since);
        out.writeLong(hidden);
        out.writeBoolean(hasSucceeded);
    }
}
