/// What somebody looks for in conversations and traffic, as addresses of pages and programs say it, and what answers.
@NullMarked
package vedette.web.explore;

import org.jspecify.annotations.NullMarked;
