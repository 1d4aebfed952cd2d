package vedette.detect.site;

import vedette.common.Address;

/// That a host was seen with an address.
///
/// @param since the second of traffic in which it was first
/// @param until the one in which it was last
public record Holding(Address address, long since, long until) {}
