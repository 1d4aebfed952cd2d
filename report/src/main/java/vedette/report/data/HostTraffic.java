package vedette.report.data;

import vedette.common.Address;

/// What one host received and sent.
public record HostTraffic(Address host, long bytesIn, long bytesOut, long flows) {}
