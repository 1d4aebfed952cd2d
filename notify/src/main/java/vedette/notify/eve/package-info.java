/// Messages as Suricata writes its alerts, in a file that other programs follow.
@NullMarked
package vedette.notify.eve;

import org.jspecify.annotations.NullMarked;
