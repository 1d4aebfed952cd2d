/// Files for the browser: styles, scripts, the icon.
@NullMarked
package vedette.web.asset;

import org.jspecify.annotations.NullMarked;
