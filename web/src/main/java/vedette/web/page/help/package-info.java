/// The documents, as pages of the dashboard.
@NullMarked
package vedette.web.page.help;

import org.jspecify.annotations.NullMarked;
