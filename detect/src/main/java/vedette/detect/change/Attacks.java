package vedette.detect.change;

import java.util.List;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.detect.Signal;

/// Reads from what other detectors notice whether a host may have been taken over, and by whom.
final class Attacks {

    private static final double NOTICED = 0.5;

    private Attacks() {}

    /// Whether it may have let somebody in: requests made to break in, guesses of which one was right, commands.
    static boolean isTakeover(Signal signal) {
        if (signal.strength() < NOTICED) {
            return false;
        }
        return switch (signal.kind()) {
            case WEB_ATTACK, REMOTE_SHELL, CHAT_COMMAND -> true;
            default -> signal.kind().family() == Family.BRUTE_FORCE && signal.hasSucceeded();
        };
    }

    /// Whether it did let somebody in: servers that the whole world can reach are tried all the time.
    static boolean isCertain(Signal signal) {
        return signal.hasSucceeded() || isCommanded(signal);
    }

    /// To whom it was done. Who is commanded does what it does as a victim.
    static List<Address> victims(Signal signal) {
        return isCommanded(signal) ? signal.sources() : signal.targets();
    }

    /// Who did it.
    static List<Address> attackers(Signal signal) {
        return isCommanded(signal) ? signal.targets() : signal.sources();
    }

    private static boolean isCommanded(Signal signal) {
        return signal.kind().family() == Family.BOTNET;
    }

    /// Whether the entity does what hosts do that are taken over.
    static boolean isMischief(Signal signal) {
        return signal.strength() >= NOTICED
                && signal.kind().subject() == Kind.Subject.SOURCE
                && switch (signal.kind().family()) {
                    case SCAN, BRUTE_FORCE, WEB_ATTACK, BOTNET, TUNNEL, EXFILTRATION, SPOOFING -> true;
                    default -> false;
                };
    }
}
