package vedette.learn.local;

import vedette.learn.table.Table;

/// Rows that are only judged by.
///
/// @param name for people
/// @param isLocal whether they are of the site
public record HeldBack(String name, Table rows, boolean isLocal) {}
