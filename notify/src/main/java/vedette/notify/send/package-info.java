/// What all ways of sending have in common: [Sender], what can go wrong, and whom TLS trusts.
@NullMarked
package vedette.notify.send;

import org.jspecify.annotations.NullMarked;
