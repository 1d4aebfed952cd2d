/// Notices hosts that somebody else commands: those that report, wait for orders, obey, or look for more of
/// their kind.
@NullMarked
package vedette.detect.command;

import org.jspecify.annotations.NullMarked;
