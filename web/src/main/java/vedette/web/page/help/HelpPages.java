package vedette.web.page.help;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import vedette.store.people.Role;
import vedette.web.help.Doc;
import vedette.web.help.Library;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.page.Frame;
import vedette.web.template.JtehelpGenerated;
import vedette.web.view.HelpPage;
import vedette.web.view.Layout;

/// Help: the documents of this version, with a table of contents and a search by words of headings.
public final class HelpPages {

    private static final int LONGEST_SEARCH = 200;

    /// In a long document only the headings right below the title are listed.
    private static final int MANY = 24;

    private final Frame frame;

    public HelpPages(Frame frame) {
        this.frame = frame;
    }

    public List<Route> routes() {
        return List.of(
                Route.page(
                        "GET",
                        "/help",
                        Role.VIEWER,
                        call -> shown(call, Library.opened().index())),
                Route.page("GET", "/help/{page}", Role.VIEWER, call -> shown(call, find(call.part("page")))),
                Route.page(
                        "GET",
                        "/help/{folder}/{page}",
                        Role.VIEWER,
                        call -> shown(call, find(call.part("folder") + "/" + call.part("page")))));
    }

    private static Optional<Doc> find(String path) {
        return Library.opened().find(path);
    }

    private Reply shown(Call call, Optional<Doc> found) throws IOException {
        Doc doc = found.orElseThrow(
                () -> Refusal.notFound("There is no such page. All that there are stand on the first one of Help."));
        String asked = call.asked("q").map(String::strip).orElse("");
        if (asked.length() > LONGEST_SEARCH) {
            throw Refusal.badRequest("Look for a few words, " + LONGEST_SEARCH + " letters at most.");
        }
        Library library = Library.opened();
        Library.Answer answer = asked.isEmpty() ? new Library.Answer(List.of(), 0) : library.search(asked);
        HelpPage page = new HelpPage(
                doc.address().equals("/help"),
                asked.isEmpty() ? library.html(doc) : "",
                contents(doc),
                asked,
                answer.found().stream().map(HelpPages::line).toList(),
                answer.leftOut());
        Layout layout = frame.around(call, doc.title(), "help", frame.range(call));
        return Frame.shown(out -> JtehelpGenerated.render(out, null, layout, page));
    }

    private static List<HelpPage.Entry> contents(Doc doc) {
        List<Doc.Section> below =
                doc.sections().stream().filter(section -> section.level() > 1).toList();
        int deepest = below.size() > MANY ? 2 : 3;
        return below.stream()
                .filter(section -> section.level() <= deepest)
                .map(section -> new HelpPage.Entry(section.words(), section.anchor(), section.level() > 2))
                .toList();
    }

    private static HelpPage.Found line(Library.Found found) {
        boolean isTitle = found.section().level() == 1;
        return new HelpPage.Found(
                found.doc().title(),
                isTitle ? "" : found.section().words(),
                found.doc().address() + (isTitle ? "" : "#" + found.section().anchor()));
    }
}
