/// What the dashboard can do with models: shows them, puts them to work, and has others trained by a process of
/// its own.
///
/// Start with [vedette.app.dashboard.models.ModelDesk].
@NullMarked
package vedette.app.dashboard.models;

import org.jspecify.annotations.NullMarked;
