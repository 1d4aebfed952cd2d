/// The dashboard of a run: what it is shown of the traffic, what it may have done, and how somebody gets in.
///
/// Start with [vedette.app.dashboard.RunDashboard].
@NullMarked
package vedette.app.dashboard;

import org.jspecify.annotations.NullMarked;
