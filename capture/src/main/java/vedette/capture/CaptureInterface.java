package vedette.capture;

/// One interface that packets were captured on.
///
/// @param name as the system or the file calls it; for a pcap file, which names none, the file's name
/// @param linkType the link type of the capture file registry (`LINKTYPE_…`), 1 for Ethernet
/// @param snapLength the most bytes kept of a packet, 0 if unlimited or unknown
public record CaptureInterface(String name, int linkType, int snapLength) {}
