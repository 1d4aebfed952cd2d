package vedette.web.view;

import java.util.List;

/// Reports there are, and those that can be made.
///
/// @param sections that a report can have
/// @param formats as what it can be made
/// @param kept those that wrote themselves
/// @param scheduled how often they do, in words
public record Reports(List<Section> sections, List<Format> formats, List<Kept> kept, String scheduled) {

    public Reports {
        sections = List.copyOf(sections);
        formats = List.copyOf(formats);
        kept = List.copyOf(kept);
    }

    /// A chapter.
    ///
    /// @param label as it is asked for
    public record Section(String label, String heading) {}

    /// A kind of file.
    public record Format(String name, String words) {}

    /// A file.
    public record Kept(String name, String size, String written) {}
}
