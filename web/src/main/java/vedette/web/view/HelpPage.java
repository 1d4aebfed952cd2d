package vedette.web.view;

import java.util.List;

/// A document, and where else to look.
///
/// @param isIndex whether it is the one that leads to all others
/// @param html of the document, from its Markdown
/// @param contents its headings below the title
/// @param asked what was looked for; empty if nothing was
/// @param found headings that have it
/// @param leftOut how many more there are
public record HelpPage(
        boolean isIndex, String html, List<Entry> contents, String asked, List<Found> found, int leftOut) {

    public HelpPage {
        contents = List.copyOf(contents);
        found = List.copyOf(found);
    }

    /// A heading of this document.
    ///
    /// @param isBelow whether it is below another of these
    public record Entry(String words, String anchor, boolean isBelow) {}

    /// A heading of any document.
    ///
    /// @param title of the document
    /// @param words of the heading; empty if it is the title
    /// @param path where it is
    public record Found(String title, String words, String path) {}
}
