package vedette.notify.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A server of syslog, as of RFC 5424.
///
/// @param facility by RFC 5424's number
/// @param trust certificates as PEM that vouch for the server, in the place of those that Java trusts
/// @param timeout for connecting and for each message
public record SyslogChannel(
        String host,
        int port,
        Transport transport,
        int facility,
        @Nullable Path trust,
        Duration timeout) implements Channel {

    /// LOCAL0.
    public static final int USUAL_FACILITY = 16;

    private static final int MOST_FACILITY = 23;

    /// How messages get there.
    public enum Transport {
        /// A datagram each ([RFC 5426](https://www.rfc-editor.org/rfc/rfc5426)); nobody says whether it arrived.
        UDP,
        /// One after the other, each with its length before it
        /// ([RFC 6587, section 3.4.1](https://www.rfc-editor.org/rfc/rfc6587#section-3.4.1)).
        TCP,
        /// The same by TLS ([RFC 5425](https://www.rfc-editor.org/rfc/rfc5425)).
        TLS;

        /// How it is written.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SyslogChannel {
        Ends.check(host, port);
        Ends.check(timeout);
        if (facility < 0 || facility > MOST_FACILITY) {
            throw new IllegalArgumentException("facility must be from 0 to 23, was " + facility);
        }
    }

    @Override
    public String kind() {
        return "syslog";
    }

    @Override
    public String where() {
        return host + ":" + port + " by " + transport.label();
    }

    @Override
    public RateLimit usualRate() {
        return RateLimit.NONE;
    }
}
