package vedette.learn.table;

/// What recordings are called by.
public final class Recordings {

    private static final String TWIN = "-merged";

    private Recordings() {}

    /// The recording that this one shows the traffic of: itself, unless it is a twin with merged packets, which are
    /// called by their original and `-merged`.
    public static String original(String recording) {
        return recording.endsWith(TWIN) ? recording.substring(0, recording.length() - TWIN.length()) : recording;
    }
}
