package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.decode.tls.TlsCertificate;
import vedette.decode.tls.TlsClientHello;
import vedette.decode.tls.TlsHandshake;
import vedette.decode.tls.TlsServerHello;

/// No payload makes the reader of TLS throw or read beyond it.
class TlsHandshakeFuzzTest {

    private final TlsHandshake handshake = new TlsHandshake();

    @FuzzTest(maxDuration = "60s")
    void anyPayloadCanBeRead(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            // The buffer ends where the payload ends, so that a read beyond it is an error at once.
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            if (handshake.wrap(buffer, 0, bytes.length)) {
                read();
            }
        }
    }

    private void read() {
        if (handshake.hasClientHello()) {
            read(handshake.clientHello());
        }
        if (handshake.hasServerHello()) {
            read(handshake.serverHello());
        }
        if (handshake.hasCertificate()) {
            read(handshake.certificate());
        }
    }

    private static void read(TlsClientHello hello) {
        check(hello.ja4().isEmpty() != hello.isComplete(), "a fingerprint of what was not captured");
        check(hello.ja4().length() <= 36, "a fingerprint too long");
        check(hello.serverName().isEmpty() || hello.hasServerName(), "a name from nowhere");
        check(hello.applicationProtocols().isEmpty() || hello.hasExtension(16), "protocols from nowhere");
        check(hello.version() >= 0 && hello.legacyVersion() >= 0x0300, "no version");
        check(hello.sessionIdLength() >= 0, "a negative length");
        for (int i = hello.cipherSuiteCount() - 1; i >= 0; i--) {
            check(hello.cipherSuite(i) >= 0, "no cipher suite");
        }
        for (int i = hello.signatureAlgorithmCount() - 1; i >= 0; i--) {
            check(hello.signatureAlgorithm(i) >= 0, "no algorithm");
        }
        for (int i = hello.extensionCount() - 1; i >= 0; i--) {
            check(hello.hasExtension(hello.extension(i)), "an extension that is not found");
        }
    }

    private static void read(TlsServerHello hello) {
        check(hello.version() >= 0 && hello.legacyVersion() >= 0x0300, "no version");
        check(hello.cipherSuite() >= 0 && hello.sessionIdLength() >= 0, "a number that cannot be");
        check(hello.extensionCount() == 0 || hello.extension(0) >= 0, "no extension");
        check(hello.applicationProtocol().length() <= 4 * 2 * 255, "a protocol too long");
        check(hello.cipherSuite() != 0 || hello.isComplete() || hello.version() >= 0, "nothing");
    }

    private static void read(TlsCertificate certificate) {
        check(certificate.serialNumber().length() <= 64, "a number too long");
        check(certificate.subjectCommonName().length() <= 4 * 255, "a name too long");
        check(certificate.issuerCommonName().length() <= 4 * 255, "a name too long");
        check(!certificate.isSelfIssued() || certificate.length() > 0, "a name from nowhere");
        check(certificate.isComplete() || certificate.length() > 0, "a certificate of nothing");
        long before = certificate.notBefore();
        long after = certificate.notAfter();
        check(before == TlsCertificate.UNKNOWN || Math.abs(before) < 1L << 40, "a time out of time");
        check(after == TlsCertificate.UNKNOWN || Math.abs(after) < 1L << 40, "a time out of time");
    }

    private static void check(boolean isPossible, String what) {
        if (!isPossible) {
            throw new AssertionError(what);
        }
    }
}
