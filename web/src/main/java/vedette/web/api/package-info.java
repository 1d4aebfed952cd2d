/// What programs are told, the charts of the dashboard among them.
@NullMarked
package vedette.web.api;

import org.jspecify.annotations.NullMarked;
