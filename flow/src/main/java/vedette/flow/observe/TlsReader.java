package vedette.flow.observe;

import vedette.decode.tls.TlsCertificate;
import vedette.decode.tls.TlsClientHello;
import vedette.decode.tls.TlsHandshake;
import vedette.decode.tls.TlsServerHello;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.TlsFact;

/// Reads the greetings of TLS. Owned by one thread.
final class TlsReader {

    private final TlsHandshake handshake = new TlsHandshake();

    void onTcp(Sighting sighting) {
        if (!handshake.wrap(sighting.buffer(), sighting.start(), sighting.limit())) {
            return;
        }
        boolean isGreeting = handshake.hasClientHello() || handshake.hasServerHello();
        if (isGreeting && sighting.claims(FactKind.TLS)) {
            sighting.tell(handshake.hasClientHello() ? ofClient(sighting) : ofServer(sighting));
        }
    }

    private TlsFact ofClient(Sighting sighting) {
        TlsClientHello hello = handshake.clientHello();
        return new TlsFact(
                sighting.fromClient(),
                sighting.micros(),
                false,
                hello.version(),
                hello.serverName(),
                hello.applicationProtocols(),
                hello.isComplete() ? hello.ja4() : "",
                "",
                "");
    }

    private TlsFact ofServer(Sighting sighting) {
        TlsServerHello hello = handshake.serverHello();
        TlsCertificate certificate = handshake.certificate();
        boolean isShown = handshake.hasCertificate();
        return new TlsFact(
                sighting.fromServer(),
                sighting.micros(),
                true,
                hello.version(),
                "",
                hello.applicationProtocol(),
                "",
                isShown ? certificate.subjectCommonName() : "",
                isShown ? certificate.issuerCommonName() : "");
    }
}
