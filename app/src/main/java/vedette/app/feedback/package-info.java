/// What people say of incidents, and the rows to learn from that come of it.
@NullMarked
package vedette.app.feedback;

import org.jspecify.annotations.NullMarked;
