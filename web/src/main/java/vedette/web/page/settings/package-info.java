/// Pages by which people say how Vedette works.
@NullMarked
package vedette.web.page.settings;

import org.jspecify.annotations.NullMarked;
