/// Pages about conversations and what traffic consists of.
@NullMarked
package vedette.web.page.flows;

import org.jspecify.annotations.NullMarked;
