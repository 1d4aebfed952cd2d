package vedette.detect.spoofing;

import vedette.common.Address;

/// One statement on the local network that an address is at a hardware address.
///
/// @param to whom it was said, by address
/// @param how in which kind of message
/// @param repeats a number that is the same for a message and its repetition by another station
record Claim(Address address, long mac, Address to, How how, long micros, long repeats) {

    /// In which kind of message an address is claimed.
    enum How {
        /// A question, in which the asker names itself.
        QUESTION,
        ANSWER,
        /// Said to all, about itself.
        ANNOUNCEMENT,
        /// An answer that does not want to replace what is known, as routers give for others.
        PROXY_ANSWER,
        /// By the server that gives out addresses.
        LEASE
    }
}
