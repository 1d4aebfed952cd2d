package vedette.web.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Consumer;
import vedette.web.asset.Assets;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.view.Layout;
import vedette.web.view.Range;

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

    /// What pages look at.
    public Room room() {
        return room;
    }

    Standing standing() {
        return standing;
    }

    /// What browsers need beside pages.
    public Assets files() {
        return assets;
    }

    String assets() {
        return assets.folder();
    }

    /// The time that a page is about: unless somebody says so an hour, or less while there is less to show.
    public Range range(Call call) {
        boolean isYoung = room.feed().since(0).size() < YOUNG_SECONDS;
        return Range.of(call, room.now(), isYoung ? "15m" : "1h");
    }

    /// What is around a page.
    public Layout around(Call call, String title, String place, Range range) throws IOException {
        var watching = room.operations().watching();
        return new Layout(
                title,
                place,
                call.visitor(),
                assets(),
                range,
                range.words(room.zone()),
                zone(room.zone()),
                standing.state(),
                watching.isDemo(),
                watching.version());
    }

    private static String zone(ZoneId zone) {
        String name = zone.getId();
        return name.equals("Z") || name.startsWith("Etc/")
                ? "UTC"
                : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /// What a template writes, as a reply.
    public static Reply shown(Consumer<HtmlTemplateOutput> template) {
        return Reply.html(text(template));
    }

    static String text(Consumer<HtmlTemplateOutput> template) {
        StringOutput text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return text.toString();
    }
}
