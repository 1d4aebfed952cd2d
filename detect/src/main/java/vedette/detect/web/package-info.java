/// Tells requests that are made to break into web applications, and who tries which pages there are.
///
/// A request is taken apart into [Part]s, each is unfolded as an application would do, and what it then says in SQL, in
/// markup, to a shell or as a path is judged by tokens, not by text. Start with [CraftedRequests] and [Inspection].
@NullMarked
package vedette.detect.web;

import org.jspecify.annotations.NullMarked;
