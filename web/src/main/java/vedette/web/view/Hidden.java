package vedette.web.view;

/// A field of a form that nobody sees, so that what stands in the address is kept.
public record Hidden(String name, String value) {}
