package vedette.app.text;

/// The names of link types, for people.
public final class LinkTypes {

    private LinkTypes() {}

    public static String nameOf(int linkType) {
        return switch (linkType) {
            case 0, 108 -> "loopback";
            case 1 -> "Ethernet";
            case 9, 50 -> "PPP";
            case 51 -> "PPPoE";
            case 12, 14, 101 -> "raw IP";
            case 104 -> "Cisco HDLC";
            case 105 -> "802.11";
            case 113 -> "Linux cooked";
            case 127 -> "802.11 radiotap";
            case 228 -> "raw IPv4";
            case 229 -> "raw IPv6";
            case 239 -> "NFLOG";
            case 276 -> "Linux cooked v2";
            default -> "link type " + linkType;
        };
    }
}
