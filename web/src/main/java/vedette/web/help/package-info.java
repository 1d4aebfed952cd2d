/// The documents of the version that runs, as pages: read from beside the classes at first use, their Markdown made
/// HTML with everything escaped that is not Markdown.
///
/// Start with [vedette.web.help.Library].
@NullMarked
package vedette.web.help;

import org.jspecify.annotations.NullMarked;
