package vedette.web.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Where we are, as those see it who come.
///
/// @param names under which it may be asked for
/// @param passage how they get here
public record Site(HostNames names, Passage passage) {

    /// Whether nobody between was meant to read this.
    boolean isPrivate(Request request) {
        return switch (passage) {
            case OPEN, BY_PROXY -> true;
            case ENCRYPTED, TRUSTED -> request.isSecure();
        };
    }

    /// Whether what goes over the wire can be read there.
    boolean isOpen() {
        return passage == Passage.OPEN;
    }

    /// Whether a browser that came once is never to take less. One that was made to trust a certificate that is made
    /// anew
    /// later would be locked out for good.
    boolean isStrict() {
        return passage == Passage.TRUSTED;
    }

    /// The address of whoever asks. A proxy adds it as the last one to what it was sent, which may be anything.
    String remote(Request request) {
        String direct = Request.getRemoteAddr(request);
        if (passage != Passage.BY_PROXY) {
            return direct;
        }
        String forwarded = request.getHeaders().getLast(HttpHeader.X_FORWARDED_FOR);
        if (forwarded == null || forwarded.isBlank()) {
            return direct;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.length() > 64 ? direct : last;
    }
}
