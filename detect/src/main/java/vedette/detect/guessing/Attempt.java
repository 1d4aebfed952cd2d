package vedette.detect.guessing;

import vedette.common.Address;
import vedette.decode.Protocol;
import vedette.detect.state.Keys.Service;
import vedette.flow.fact.Ends;

/// A try to log in that was answered.
///
/// @param source whom the client's address stands for
/// @param user a hash of whose log-in it is; 0 if it cannot be seen
/// @param secret a hash of what it was tried with; 0 if it cannot be seen
record Attempt(Address source, Ends ends, Protocol protocol, long user, long secret, Outcome outcome) {

    enum Outcome {
        REFUSED,
        ACCEPTED,
        /// The answer says neither.
        UNSURE
    }

    Service service() {
        return new Service(ends.server(), ends.serverPort(), ends.protocol());
    }

    boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }
}
