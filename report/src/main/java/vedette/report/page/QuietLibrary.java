package vedette.report.page;

import com.openhtmltopdf.util.XRLog;

/// Keeps the library that sets pages from writing to the terminal, which it does by default.
final class QuietLibrary {

    private QuietLibrary() {}

    static void hush() {
        XRLog.setLoggingEnabled(false);
    }
}
