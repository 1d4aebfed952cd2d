package vedette.detect.learned;

import java.util.List;
import vedette.common.Address;
import vedette.detect.Reason;

/// That a host stands out by one model's scores.
///
/// @param host whom it is about
/// @param initiator of what stood out; the host itself where it is about all that the host did
/// @param responder likewise
/// @param port of the responder; 0 if there is no single one
/// @param looksLike the class of attack that it resembles; empty if that is not known
record Alarm(
        ScoreStream stream,
        Address host,
        Address initiator,
        Address responder,
        int port,
        double standing,
        String looksLike,
        List<Reason> reasons) {

    Alarm {
        reasons = List.copyOf(reasons);
    }
}
