package vedette.flow.observe;

import vedette.decode.http.HttpHead;
import vedette.decode.text.PayloadText;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// Reads the heads of HTTP/1. Owned by one thread.
final class HttpReader {

    private static final int MAX_HEAD = 2_048;
    private static final int MAX_BODY = 512;

    private final HttpHead head = new HttpHead();

    /// Tells whether it is such a head.
    boolean onTcp(Sighting sighting) {
        if (!head.wrap(sighting.buffer(), sighting.start(), sighting.limit()) || head.isHttp2Preface()) {
            return false;
        }
        if (sighting.claims(FactKind.HTTP)) {
            if (head.isRequest()) {
                tellRequest(sighting);
            } else {
                tellResponse(sighting);
            }
        }
        return true;
    }

    private void tellRequest(Sighting sighting) {
        long end = head.isComplete() ? head.bodyStart() : sighting.limit();
        sighting.tell(new HttpRequestFact(
                sighting.fromClient(),
                sighting.micros(),
                head.method(),
                head.target(),
                head.host(),
                head.userAgent(),
                head.hasBasicAuthorization(),
                PayloadText.lines(sighting.buffer(), sighting.start(), end, MAX_HEAD),
                PayloadText.lines(sighting.buffer(), head.bodyStart(), sighting.limit(), MAX_BODY),
                sighting.packet().payloadLength()));
    }

    private void tellResponse(Sighting sighting) {
        sighting.tell(new HttpResponseFact(
                sighting.fromServer(),
                sighting.micros(),
                head.status(),
                head.contentLength(),
                head.contentType(),
                head.server(),
                head.location(),
                sighting.packet().payloadLength()));
    }
}
