/// Mails. What speaks SMTP is another's library, and its types stay here.
@NullMarked
package vedette.notify.mail;

import org.jspecify.annotations.NullMarked;
