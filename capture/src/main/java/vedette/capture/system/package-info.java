/// What the operating system offers a capture: its calls, libpcap's, and what it tells of its network interfaces.
///
/// The classes that call native code are [Libc] and [LibPcap]; they are for the other packages of this stage only.
/// Nothing here changes a setting of an interface.
///
/// Start with [NetworkInterfaces].
@NullMarked
package vedette.capture.system;

import org.jspecify.annotations.NullMarked;
