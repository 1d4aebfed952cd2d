/// What has changed at the site: services, hosts and ways of working that were not there before.
///
/// Start with [OpenedPorts], which rests on the [PortBook], and with [LateralMovement].
@NullMarked
package vedette.detect.change;

import org.jspecify.annotations.NullMarked;
