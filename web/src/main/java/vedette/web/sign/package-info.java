/// Who may come in: sessions of browsers, links that are good once, and how often somebody may try.
///
/// Start with [vedette.web.sign.SignIn].
@NullMarked
package vedette.web.sign;

import org.jspecify.annotations.NullMarked;
