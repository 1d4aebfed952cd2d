/// Packet filters as tcpdump takes them, compiled by libpcap.
///
/// Start with [FilteredSource] for capture files; a live capture hands its filter to the kernel.
@NullMarked
package vedette.capture.filter;

import org.jspecify.annotations.NullMarked;
