package vedette.app.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vedette.capture.CaptureException;
import vedette.capture.system.InterfaceReport;
import vedette.capture.system.InterfaceReport.Kind;
import vedette.capture.system.InterfaceReport.State;

/// What `-i all` stands for. What passes a bridge or a tunnel passes a wire as well, so those that are made by software
/// are left out where there is a wire: each packet is to be seen once.
public final class AllInterfaces {

    /// How it is written.
    public static final String WORD = "all";

    private static final Set<Kind> REAL = EnumSet.of(Kind.ETHERNET, Kind.WIRELESS);

    private AllInterfaces() {}

    /// Their names.
    ///
    /// @param all of this machine
    /// @throws CaptureException if there are none
    static List<String> of(List<InterfaceReport> all) {
        List<String> real = up(all, kind -> REAL.contains(kind));
        List<String> chosen = real.isEmpty() ? up(all, kind -> kind != Kind.LOOPBACK) : real;
        if (chosen.isEmpty()) {
            throw new CaptureException(
                    "no interface but loopback is up: `vedette interfaces` says how they are; name one with -i");
        }
        return chosen;
    }

    private static List<String> up(List<InterfaceReport> all, Predicate<Kind> wanted) {
        return all.stream()
                .filter(one -> one.state() == State.UP)
                .filter(one -> wanted.test(one.hardware().kind()))
                .map(InterfaceReport::name)
                .toList();
    }
}
