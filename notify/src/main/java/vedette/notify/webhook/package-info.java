/// Messages as JSON for programs, by HTTP, signed.
@NullMarked
package vedette.notify.webhook;

import org.jspecify.annotations.NullMarked;
