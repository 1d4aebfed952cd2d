/// Packets from the wire: the kernel's ring on Linux, libpcap elsewhere.
///
/// Nothing here sends, and nothing here changes a setting of an interface but the promiscuous mode that it was asked
/// for, which ends with the capture.
///
/// Start with [LiveCapture], then [RingSource] and [RingWalker].
@NullMarked
package vedette.capture.live;

import org.jspecify.annotations.NullMarked;
