package vedette.web.view;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import vedette.web.http.Call;

/// The zone in which somebody looks at times: that of Vedette unless their browser asks for another.
public final class Zones {

    /// What a browser asks by.
    public static final String COOKIE = "vedette-zone";

    private Zones() {}

    /// The zone that somebody sees.
    ///
    /// @param usual unless the browser asks for one that is known
    public static ZoneId of(Call call, ZoneId usual) {
        String name = call.cookies().getOrDefault(COOKIE, "");
        if (name.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : usual;
    }

    /// A zone as scripts have it.
    public static String id(ZoneId zone) {
        if (zone.normalized() instanceof ZoneOffset offset) {
            return offset.equals(ZoneOffset.UTC) ? "UTC" : offset.getId();
        }
        return zone.getId();
    }

    /// A zone for people.
    public static String words(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
