/// Packets from the wire: the kernel's ring on Linux, libpcap elsewhere, and what there is to know of an interface.
///
/// Nothing here sends, and nothing here changes a setting of an interface but the promiscuous mode that it was asked
/// for. The classes that call native code are [Libc] and [LibPcap]; the others know nothing of it.
///
/// Start with [LiveCapture], then [RingSource] and [RingWalker].
@NullMarked
package vedette.capture.live;

import org.jspecify.annotations.NullMarked;
