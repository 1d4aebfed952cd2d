/// The management of devices by SNMP ([RFC 3416](https://www.rfc-editor.org/rfc/rfc3416)).
@NullMarked
package vedette.decode.snmp;

import org.jspecify.annotations.NullMarked;
