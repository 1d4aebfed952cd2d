/// How hosts are given their addresses: DHCP ([RFC 2131](https://www.rfc-editor.org/rfc/rfc2131)) and its
/// namesake for IPv6 ([RFC 8415](https://www.rfc-editor.org/rfc/rfc8415)).
@NullMarked
package vedette.decode.dhcp;

import org.jspecify.annotations.NullMarked;
