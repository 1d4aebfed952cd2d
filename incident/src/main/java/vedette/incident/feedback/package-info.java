/// What people say of incidents, and how far detectors are believed for it.
///
/// Start with [vedette.incident.feedback.Trust].
@NullMarked
package vedette.incident.feedback;

import org.jspecify.annotations.NullMarked;
