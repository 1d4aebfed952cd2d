/// Windows file sharing: the heads of SMB, of its first version
/// ([MS-CIFS](https://learn.microsoft.com/openspecs/windows_protocols/ms-cifs/)) and of the later ones
/// ([MS-SMB2](https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/)).
///
/// Start with [SmbMessage].
@NullMarked
package vedette.decode.smb;

import org.jspecify.annotations.NullMarked;
