package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.site.DomainName;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.DnsFact;

/// The different names of one domain that one host looks up, and what it gets for them, fading within a
/// minute.
final class Names {

    static final Codec<Names> CODEC = new Codec<>() {
        @Override
        public void write(Names value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Names read(DataInput in) throws IOException {
            return new Names(in);
        }
    };

    private static final int MOST_KNOWN = 64;
    private static final double MINUTE = 60;
    private static final double FADING = 0.9;
    private static final int ONLY_LEAVES = 1;
    private static final int BOTH_WAYS = 2;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private long since;
    private long last;
    private double asked;
    private double different;
    private double characters;
    private double bits;
    private double forData;
    private double forAnything;
    private double answers;
    private double answered;
    private double meanLength;
    private double spread;
    private long total;
    private boolean hasNews;
    private int toldAs;

    Names(long second) {
        since = second;
        last = second;
    }

    private Names(DataInput in) throws IOException {
        known.read(in);
        since = in.readLong();
        last = in.readLong();
        asked = in.readDouble();
        different = in.readDouble();
        characters = in.readDouble();
        bits = in.readDouble();
        forData = in.readDouble();
        forAnything = in.readDouble();
        answers = in.readDouble();
        answered = in.readDouble();
        meanLength = in.readDouble();
        spread = in.readDouble();
        total = in.readLong();
        toldAs = in.readInt();
    }

    private void write(DataOutput out) throws IOException {
        known.write(out);
        out.writeLong(since);
        out.writeLong(last);
        out.writeDouble(asked);
        out.writeDouble(different);
        out.writeDouble(characters);
        out.writeDouble(bits);
        out.writeDouble(forData);
        out.writeDouble(forAnything);
        out.writeDouble(answers);
        out.writeDouble(answered);
        out.writeDouble(meanLength);
        out.writeDouble(spread);
        out.writeLong(total);
        out.writeInt(toldAs);
    }

    /// Takes a question or an answer.
    ///
    /// @param below what stands before the domain
    void add(DnsFact dns, String below, long second) {
        fade(second);
        if (dns.isResponse()) {
            answers++;
            answered += dns.answerBytes();
            return;
        }
        asked++;
        if (!known.isNew(RecentHashes.hash(below.hashCode(), below.length()))) {
            return;
        }
        different++;
        total++;
        hasNews = true;
        characters += below.length();
        bits += below.length() * DomainName.entropy(below);
        forData += DnsTypes.carriesData(dns.type()) ? 1 : 0;
        forAnything += DnsTypes.carriesAnything(dns.type()) ? 1 : 0;
        double off = Math.abs(below.length() - meanLength);
        meanLength = meanLength == 0 ? below.length() : FADING * meanLength + (1 - FADING) * below.length();
        spread = FADING * spread + (total == 1 ? 0 : (1 - FADING) * off);
    }

    private void fade(long second) {
        if (second > last) {
            double left = StrictMath.exp((last - second) / MINUTE);
            asked *= left;
            different *= left;
            characters *= left;
            bits *= left;
            forData *= left;
            forAnything *= left;
            answers *= left;
            answered *= left;
            last = second;
        }
    }

    /// How many there were lately.
    double different() {
        return different;
    }

    /// The share of questions that ask for another name than before.
    double differentShare() {
        return different / Math.max(1, asked);
    }

    /// How many characters they have before the domain.
    double length() {
        return different == 0 ? 0 : characters / different;
    }

    /// Bits in a character.
    double entropy() {
        return characters == 0 ? 0 : bits / characters;
    }

    /// The share of questions of a type whose answers can carry text or names.
    double dataShare() {
        return different == 0 ? 0 : forData / different;
    }

    /// The share of questions of a type that only carries arbitrary bytes.
    double anythingShare() {
        return different == 0 ? 0 : forAnything / different;
    }

    /// Bytes of data in an answer.
    double answerBytes() {
        return answers == 0 ? 0 : answered / answers;
    }

    /// Whether all have nearly the same length, as chunks of a file do.
    boolean isEven() {
        return total >= 8 && spread < 0.06 * meanLength;
    }

    long since() {
        return since;
    }

    /// How many there were in all.
    long total() {
        return total;
    }

    /// Whether data only leaves. Once told, it stays what it was told as.
    boolean onlyLeaves(boolean looksSo) {
        if (toldAs == 0) {
            toldAs = looksSo ? ONLY_LEAVES : BOTH_WAYS;
        }
        return toldAs == ONLY_LEAVES;
    }

    /// Whether another name came since it was last asked for.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }
}
