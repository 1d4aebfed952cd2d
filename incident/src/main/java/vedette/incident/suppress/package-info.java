/// What people have asked not to be told of: rules that name incidents, with a reason and perhaps an end.
///
/// A hidden incident is kept like any other; it is only left out of what is told. Start with
/// [vedette.incident.suppress.Suppressions].
@NullMarked
package vedette.incident.suppress;

import org.jspecify.annotations.NullMarked;
