package vedette.report.data;

/// What went to and from one service.
///
/// @param name as people say it: "443/tcp https"
public record ServiceTraffic(String name, long bytes, long flows) {}
