/// How devices of a home network announce themselves: the discovery of UPnP
/// ([UPnP device
/// architecture](https://openconnectivity.org/upnp-specs/UPnP-arch-DeviceArchitecture-v2.0-20200417.pdf)).
@NullMarked
package vedette.decode.ssdp;

import org.jspecify.annotations.NullMarked;
