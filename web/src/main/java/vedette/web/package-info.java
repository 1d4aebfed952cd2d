/// The dashboard for people, and the same for programs.
@NullMarked
package vedette.web;

import org.jspecify.annotations.NullMarked;
