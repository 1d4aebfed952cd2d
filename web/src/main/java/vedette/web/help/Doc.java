package vedette.web.help;

import java.util.List;

/// A document.
///
/// @param path among the documents, without its ending: `reference/store`
/// @param title its first heading
/// @param sections all headings, in their order
/// @param links where its links lead, as they are written
/// @param text as Markdown
public record Doc(String path, String title, List<Section> sections, List<String> links, String text) {

    /// A heading.
    ///
    /// @param level 1 for the title
    /// @param anchor by which it is linked to
    public record Section(int level, String words, String anchor) {}

    public Doc {
        sections = List.copyOf(sections);
        links = List.copyOf(links);
    }

    static Doc of(String path, String text) {
        Markdown markdown = new Markdown(text);
        String title = markdown.sections().stream()
                .filter(section -> section.level() == 1)
                .map(Section::words)
                .findFirst()
                .orElse(path);
        return new Doc(path, title, markdown.sections(), markdown.links(), text);
    }

    /// Where it is on the dashboard.
    public String address() {
        return path.equals(Library.INDEX) ? "/help" : "/help/" + path;
    }
}
