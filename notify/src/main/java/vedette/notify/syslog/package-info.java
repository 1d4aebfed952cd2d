/// Messages for syslog, in the words that SIEMs read: RFC 5424 around ArcSight's CEF.
@NullMarked
package vedette.notify.syslog;

import org.jspecify.annotations.NullMarked;
