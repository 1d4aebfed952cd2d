package vedette.detect.guessing;

import vedette.common.Address;
import vedette.detect.state.Keys.Service;
import vedette.flow.fact.Protocol;

/// A try to log in that was answered.
///
/// @param user a hash of whose log-in it is; 0 if it cannot be seen
/// @param secret a hash of what it was tried with; 0 if it cannot be seen
record Attempt(Address source, Service service, Protocol protocol, long user, long secret, Outcome outcome) {

    enum Outcome {
        REFUSED,
        ACCEPTED,
        /// The answer says neither.
        UNSURE
    }

    boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }
}
