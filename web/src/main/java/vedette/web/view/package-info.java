/// What templates show: records with everything worked out, so that a template only places it.
@NullMarked
package vedette.web.view;

import org.jspecify.annotations.NullMarked;
