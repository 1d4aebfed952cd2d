package vedette.decode.http;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// A view of the head of an HTTP/1 request or response
/// ([RFC 9112, section 2](https://www.rfc-editor.org/rfc/rfc9112#section-2)), at the beginning of a segment.
///
/// ```
///  POST /login?from=home HTTP/1.1         HTTP/1.1 302 Found
///  Host: www.example.org                  Location: /home
///  Content-Length: 9                      Content-Length: 0
///
///  user=anna
/// ```
///
/// A head is known by its first line, whatever its port. A request whose first line is cut is known too if its method
/// is a common one; then its target is as long as what was captured of it. Of a header line that is cut the name is
/// known but no value. What a head does not have reads as the empty text or as -1. Text is taken from the first 2 KiB,
/// at most 1,024 bytes of each. The accessors hold until the next [#wrap]. Each thread owns its views.
public final class HttpHead {

    private static final int MAX_LOOKED_AT = 2_048;
    private static final int MAX_TARGET = 1_024;

    private static final int MIN_METHOD = 3;
    private static final int MAX_METHOD = 20;
    private static final String[] COMMON_METHODS = {
        "GET ", "POST ", "HEAD ", "PUT ", "OPTIONS ", "CONNECT ", "DELETE ", "PATCH ", "TRACE "
    };
    private static final String CONNECT = "CONNECT ";
    private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n";

    private static final String VERSION = "HTTP/1.";
    private static final int VERSION_LENGTH = 8;
    private static final int STATUS = 9;
    private static final int STATUS_END = 12;

    private static final int UNKNOWN = -1;

    private enum Kind {
        REQUEST,
        RESPONSE,
        HTTP2_PREFACE
    }

    private final HttpHeaders headers = new HttpHeaders();
    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;
    private Kind kind = Kind.REQUEST;
    private long methodEnd;
    private long targetStart;
    private long targetEnd;
    private int minorVersion;

    /// Moves the view to the segment that begins at `start`.
    ///
    /// @param newLimit the end of the captured bytes
    /// @return whether a head begins there; if not, nothing may be asked of the view
    public boolean wrap(MemorySegment newBuffer, long newStart, long newLimit) {
        if (newLimit - newStart <= MIN_METHOD || !isCapital(Wire.u8(newBuffer, newStart))) {
            return false;
        }
        buffer = newBuffer;
        start = newStart;
        limit = newLimit;
        long end = Math.min(newLimit, newStart + MAX_LOOKED_AT);
        methodEnd = start;
        targetStart = start;
        targetEnd = start;
        return HttpLine.startsWith(buffer, start, end, VERSION) ? isResponseLine(end) : isRequestLine(end);
    }

    private boolean isResponseLine(long end) {
        kind = Kind.RESPONSE;
        if (end - start < STATUS_END || Wire.u8(buffer, start + VERSION_LENGTH) != ' ' || statusOrUnknown() < 0) {
            return false;
        }
        if (end > start + STATUS_END && Wire.u8(buffer, start + STATUS_END) > ' ') {
            return false;
        }
        minorVersion = Wire.u8(buffer, start + VERSION_LENGTH - 1) - '0';
        headersAfter(HttpLine.find(buffer, '\n', start + STATUS_END, end), end);
        return minorVersion >= 0 && minorVersion <= 9;
    }

    private int statusOrUnknown() {
        int status = 0;
        for (int i = STATUS; i < STATUS_END; i++) {
            int digit = Wire.u8(buffer, start + i) - '0';
            if (digit < 0 || digit > 9) {
                return UNKNOWN;
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private boolean isRequestLine(long end) {
        kind = Kind.REQUEST;
        methodEnd = start + methodLength(end);
        if (methodEnd == start) {
            return false;
        }
        targetStart = HttpLine.skipBlanks(buffer, methodEnd, end);
        long feed = HttpLine.find(buffer, '\n', targetStart, end);
        headersAfter(feed, end);
        boolean isCut = feed == HttpLine.NONE;
        if (hasVersion(HttpLine.trim(buffer, targetStart, isCut ? end : feed))) {
            return true;
        }
        return isCut ? isCutRequest(end) : isHttp2Start(end);
    }

    /// The length of the word that may be a method, or 0 if it cannot be one.
    private int methodLength(long end) {
        int length = 0;
        while (start + length < end && isMethod(Wire.u8(buffer, start + length))) {
            if (++length > MAX_METHOD) {
                return 0;
            }
        }
        boolean isWord = start + length < end && Wire.u8(buffer, start + length) == ' ';
        return isWord && length >= MIN_METHOD ? length : 0;
    }

    /// Whether the line that ends at `lineEnd` ends with a version behind a target, which is then known.
    private boolean hasVersion(long lineEnd) {
        long version = lineEnd - VERSION_LENGTH;
        if (version <= targetStart || !HttpLine.isBlank(Wire.u8(buffer, version - 1))) {
            return false;
        }
        minorVersion = Wire.u8(buffer, lineEnd - 1) - '0';
        targetEnd = HttpLine.trim(buffer, targetStart, version);
        return HttpLine.startsWith(buffer, version, lineEnd, VERSION) && minorVersion >= 0 && minorVersion <= 9;
    }

    private boolean isCutRequest(long end) {
        long space = HttpLine.find(buffer, ' ', targetStart, end);
        minorVersion = UNKNOWN;
        targetEnd = space == HttpLine.NONE ? end : space;
        if (space != HttpLine.NONE && !HttpLine.isPrefix(buffer, space + 1, Math.min(end, space + 8), VERSION)) {
            return false;
        }
        for (String method : COMMON_METHODS) {
            if (HttpLine.startsWith(buffer, start, end, method)) {
                return targetStart < end && isTarget(method, Wire.u8(buffer, targetStart));
            }
        }
        return false;
    }

    /// Whether a target may begin so: other protocols have methods of the same names.
    private static boolean isTarget(String method, int first) {
        return first == '/' || first == '*' || first == 'h' || (method.equals(CONNECT) && first > ' ');
    }

    private boolean isHttp2Start(long end) {
        kind = Kind.HTTP2_PREFACE;
        methodEnd = start;
        targetStart = start;
        targetEnd = start;
        minorVersion = UNKNOWN;
        headers.moveTo(buffer, end, end);
        return HttpLine.startsWith(buffer, start, end, HTTP2_PREFACE);
    }

    private void headersAfter(long feed, long end) {
        headers.moveTo(buffer, feed == HttpLine.NONE ? end : feed + 1, end);
    }

    private static boolean isCapital(int value) {
        return value >= 'A' && value <= 'Z';
    }

    private static boolean isMethod(int value) {
        return isCapital(value) || value == '-' || value == '_';
    }

    public boolean isRequest() {
        return kind == Kind.REQUEST;
    }

    public boolean isResponse() {
        return kind == Kind.RESPONSE;
    }

    /// Whether a client begins to speak HTTP/2 without TLS; nothing else can then be read.
    public boolean isHttp2Preface() {
        return kind == Kind.HTTP2_PREFACE;
    }

    /// What is asked for, as in `GET`.
    public String method() {
        return PayloadText.ascii(buffer, start, methodEnd, MAX_METHOD);
    }

    /// What it is asked of, as it is written: a path with its query, a whole address, or `*`.
    public String target() {
        return PayloadText.ascii(buffer, targetStart, targetEnd, MAX_TARGET);
    }

    /// The length of the target in bytes, as far as it was captured.
    public int targetLength() {
        return (int) (targetEnd - targetStart);
    }

    /// The digit after `HTTP/1.`, or -1 if it was not captured.
    public int minorVersion() {
        return minorVersion;
    }

    /// The three digits of a response, or -1.
    public int status() {
        return isResponse() ? statusOrUnknown() : UNKNOWN;
    }

    /// The host that is asked, with its port if that is written, in lower case.
    public String host() {
        return header("host").toLowerCase(Locale.ROOT);
    }

    public String userAgent() {
        return header("user-agent");
    }

    /// The kind of the body with its parameters, in lower case.
    public String contentType() {
        return header("content-type").toLowerCase(Locale.ROOT);
    }

    /// The length of the body in bytes, or -1 if it is not said or is no number.
    public long contentLength() {
        return headers.number(headers.find("content-length"));
    }

    public String server() {
        return header("server");
    }

    public String location() {
        return header("location");
    }

    /// The value of the first header of that name, capitals or not; it is empty if there is none or if it is cut.
    public String header(String name) {
        return headers.value(headers.find(name.toLowerCase(Locale.ROOT)));
    }

    /// Whether there is a header of that name, capitals or not, cut or not.
    public boolean hasHeader(String name) {
        return headers.find(name.toLowerCase(Locale.ROOT)) >= 0;
    }

    /// Whether a name and a password are sent with the request.
    public boolean hasBasicAuthorization() {
        return headers.hasFirstWord(headers.find("authorization"), "basic");
    }

    public boolean hasCookie() {
        return headers.find("cookie") >= 0;
    }

    /// How many header lines there are, of which the first 64 can be looked up.
    public int headerCount() {
        return headers.count();
    }

    /// Whether the blank line that ends the head was seen.
    public boolean isComplete() {
        return headers.end() >= 0;
    }

    /// Where the body begins in the buffer; the end of what was captured if the head is not complete.
    public long bodyStart() {
        return isComplete() ? headers.end() : limit;
    }

    /// How many bytes of the body were captured with the head.
    public long bodyLength() {
        return limit - bodyStart();
    }

    /// The first bytes of the body as text.
    public String body(int maxLength) {
        return PayloadText.ascii(buffer, bodyStart(), limit, maxLength);
    }
}
