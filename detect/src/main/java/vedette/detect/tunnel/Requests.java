package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// What a host asks of a web server and what it gets, fading within half a minute.
final class Requests {

    static final Codec<Requests> CODEC = new Codec<>() {
        @Override
        public void write(Requests value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Requests read(DataInput in) throws IOException {
            return new Requests(in);
        }
    };

    private static final double HALF_A_MINUTE = 30;
    private static final int MOST = 8;
    private static final String LENGTH = "content-length:";
    private static final int MOST_DIGITS = 9;

    private RecentHashes pages = new RecentHashes(MOST);
    private RecentHashes lengthsOut = new RecentHashes(MOST);
    private RecentHashes lengthsIn = new RecentHashes(MOST);
    private double asked;
    private double posted;
    private double bytes;
    private long since;
    private long last;

    Requests(long second) {
        since = second;
        last = second;
    }

    private Requests(DataInput in) throws IOException {
        pages.read(in);
        lengthsOut.read(in);
        lengthsIn.read(in);
        asked = in.readDouble();
        posted = in.readDouble();
        bytes = in.readDouble();
        since = in.readLong();
        last = in.readLong();
    }

    private void write(DataOutput out) throws IOException {
        pages.write(out);
        lengthsOut.write(out);
        lengthsIn.write(out);
        out.writeDouble(asked);
        out.writeDouble(posted);
        out.writeDouble(bytes);
        out.writeLong(since);
        out.writeLong(last);
    }

    void add(HttpRequestFact request, long second) {
        fade(second);
        String target = request.target();
        int query = target.indexOf('?');
        asked++;
        pages.isNew((query < 0 ? target : target.substring(0, query)).hashCode());
        if (request.method().equals("POST") || request.method().equals("PUT")) {
            long length = contentLength(request.head());
            posted++;
            bytes += length;
            lengthsOut.isNew(length);
        }
    }

    void add(HttpResponseFact response, long second) {
        fade(second);
        lengthsIn.isNew(response.contentLength());
        bytes += Math.max(0, response.contentLength());
    }

    private void fade(long second) {
        double left = StrictMath.exp((last - second) / HALF_A_MINUTE);
        asked *= left;
        posted *= left;
        bytes *= left;
        last = second;
        if (asked < 0.5) {
            since = second;
            pages = new RecentHashes(MOST);
            lengthsOut = new RecentHashes(MOST);
            lengthsIn = new RecentHashes(MOST);
        }
    }

    private static long contentLength(String head) {
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        long value = 0;
        int digits = 0;
        for (int i = at + LENGTH.length(); at >= 0 && i < head.length() && digits < MOST_DIGITS; i++) {
            char letter = head.charAt(i);
            if (letter >= '0' && letter <= '9') {
                value = 10 * value + letter - '0';
                digits++;
            } else if (letter != ' ') {
                return value;
            }
        }
        return value;
    }

    /// How many requests there were lately.
    double asked() {
        return asked;
    }

    /// The share of requests that bring data.
    double postedShare() {
        return asked == 0 ? 0 : posted / asked;
    }

    /// Bytes that went to and fro lately.
    double bytes() {
        return bytes;
    }

    /// Different pages asked for; at most 8 are told apart.
    int pages() {
        return pages.size();
    }

    int lengthsOut() {
        return lengthsOut.size();
    }

    int lengthsIn() {
        return lengthsIn.size();
    }

    long since() {
        return since;
    }
}
