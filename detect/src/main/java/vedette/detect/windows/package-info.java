/// What is done to Windows hosts over the network: administration that moves from host to host, theft of what they
/// know about accounts, looking around, and breaking in.
///
/// Start with [RemoteAdministration].
@NullMarked
package vedette.detect.windows;

import org.jspecify.annotations.NullMarked;
