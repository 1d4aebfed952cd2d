package vedette.detect.tunnel;

import java.util.Set;

/// Types of records by what their answers can carry.
final class DnsTypes {

    private static final int NULL = 10;
    private static final int FIRST_PRIVATE = 65_280;
    private static final int LAST_PRIVATE = 65_534;

    /// CNAME, MX, TXT, KEY, SRV.
    private static final Set<Integer> DATA = Set.of(5, 15, 16, 25, 33);

    private DnsTypes() {}

    /// Whether answers hold text or names of some length.
    static boolean carriesData(int type) {
        return DATA.contains(type) || carriesAnything(type);
    }

    /// Whether answers hold any bytes at all, and nobody has an honest use for that.
    static boolean carriesAnything(int type) {
        return type == NULL || (type >= FIRST_PRIVATE && type <= LAST_PRIVATE);
    }
}
