package vedette.flow;

import vedette.common.NanoClock;

/// How the reader reads.
///
/// @param clock asked when a wire is silent
/// @param recorder keeps what is read
/// @param verifiesChecksums whether checksums are judged, which costs a look at every byte
public record ReaderOptions(NanoClock clock, Recorder recorder, boolean verifiesChecksums) {}
