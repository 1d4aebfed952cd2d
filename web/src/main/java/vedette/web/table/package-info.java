/// What pages show, to be taken away whole: as CSV or as JSON lines.
@NullMarked
package vedette.web.table;

import org.jspecify.annotations.NullMarked;
