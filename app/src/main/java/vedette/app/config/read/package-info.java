/// Reads a configuration file as a tree of texts with their lines, and gathers what is wrong with it.
///
/// What a file may hold is less than YAML allows: sections, lists and texts, without anchors, tags or several
/// documents.
/// Nothing here knows what a key means. Start with [YamlTree]; [Faults] is where everything goes that is wrong.
@NullMarked
package vedette.app.config.read;

import org.jspecify.annotations.NullMarked;
