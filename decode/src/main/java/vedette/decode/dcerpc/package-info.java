/// Remote procedure calls of Windows, over TCP and inside named pipes
/// ([C706](https://pubs.opengroup.org/onlinepubs/9629399/),
/// [MS-RPCE](https://learn.microsoft.com/openspecs/windows_protocols/ms-rpce/)).
@NullMarked
package vedette.decode.dcerpc;

import org.jspecify.annotations.NullMarked;
