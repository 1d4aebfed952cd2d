/// Packets in: capture files, standard input, the kernel's ring, libpcap.
///
/// Every source is a [PacketSource]: it fills a [PacketBatch] with *views* of packets that lie where the kernel or the
/// file put them, and never copies one. Nothing here looks into a packet, and nothing here throws because of what a
/// file holds or the network sent: what is wrong is counted as an oddity and the rest is read.
///
/// Start with [PacketSource], then the sources beside it.
@NullMarked
package vedette.capture;

import org.jspecify.annotations.NullMarked;
