package vedette.report.document;

/// A name and what stands behind it.
public record Fact(String name, Text value) {}
