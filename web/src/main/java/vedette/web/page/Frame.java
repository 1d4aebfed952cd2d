package vedette.web.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.function.Consumer;
import vedette.web.asset.Assets;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.view.Clocks;
import vedette.web.view.Layout;
import vedette.web.view.Query;
import vedette.web.view.Range;
import vedette.web.view.Zones;

/// What is around every page, and how a template becomes a reply.
public final class Frame {

    private static final int YOUNG_SECONDS = 15 * 60;

    private final Room room;
    private final Standing standing;
    private final Assets assets;

    public Frame(Room room, Standing standing, Assets assets) {
        this.room = room;
        this.standing = standing;
        this.assets = assets;
    }

    /// What all pages look at.
    public Room room() {
        return room;
    }

    public Standing standing() {
        return standing;
    }

    /// What browsers need beside pages.
    public Assets files() {
        return assets;
    }

    public String assets() {
        return assets.folder();
    }

    /// The time that a page is about: unless somebody says so an hour, or less while there is less to show.
    public Range range(Call call) {
        boolean isYoung = room.feed().since(0).size() < YOUNG_SECONDS;
        return Range.of(call, room.now(), isYoung ? "15m" : "1h");
    }

    /// What is around a page of this title and place.
    public Layout around(Call call, String title, String place, Range range) throws IOException {
        var watching = room.operations().watching();
        ZoneId zone = zone(call);
        return new Layout(
                title,
                place,
                call.visitor(),
                assets(),
                range,
                range.words(zone),
                Clocks.of(call, room.zone(), range),
                Query.withoutTime(call),
                standing.state(),
                watching.isDemo(),
                watching.version());
    }

    /// In which whoever asks looks at times.
    public ZoneId zone(Call call) {
        return Zones.of(call, room.zone());
    }

    /// What a template writes, as a reply.
    public static Reply shown(Consumer<HtmlTemplateOutput> template) {
        return Reply.html(text(template));
    }

    /// What a template writes.
    public static String text(Consumer<HtmlTemplateOutput> template) {
        StringOutput text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
