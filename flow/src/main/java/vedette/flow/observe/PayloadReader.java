package vedette.flow.observe;

import org.jspecify.annotations.Nullable;
import vedette.decode.DecodedPacket;
import vedette.decode.Protocol;
import vedette.decode.header.Wire;
import vedette.decode.login.LoginProtocol;

/// Finds out what a payload begins with, by its content first and by its port second, and has it read. Owned by one
/// thread.
final class PayloadReader {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int RPC_VERSION = 5;
    private static final int SMB_SESSION = 0;
    private static final int KERBEROS_PORT = 88;

    private final DnsReader dns = new DnsReader();
    private final HttpReader http = new HttpReader();
    private final Http2Reader http2 = new Http2Reader();
    private final TlsReader tls = new TlsReader();
    private final SshReader ssh = new SshReader();
    private final TextReader text = new TextReader();
    private final LoginReader logins = new LoginReader();
    private final DhcpReader dhcp = new DhcpReader();
    private final SnmpReader snmp = new SnmpReader();
    private final NameReader names = new NameReader();
    private final RpcReader calls = new RpcReader();
    private final FileShareReader shares = new FileShareReader(calls);

    void onUdp(Sighting sighting) {
        DecodedPacket packet = sighting.packet();
        int source = packet.sourcePort();
        int destination = packet.destinationPort();
        switch (Math.min(source, destination)) {
            case DhcpReader.SERVER_PORT -> dhcp.onUdp(sighting);
            case NameReader.NETBIOS_PORT -> names.onNetBios(sighting);
            case SnmpReader.PORT -> snmp.onUdp(sighting);
            case KERBEROS_PORT -> logins.onPayload(sighting, LoginProtocol.KERBEROS, source == KERBEROS_PORT);
            case NameReader.SSDP_PORT -> names.onSsdp(sighting);
            default -> dns.onUdp(sighting);
        }
    }

    void onTcp(Sighting sighting) {
        int first = Wire.u8(sighting.buffer(), sighting.start());
        if (first == TLS_HANDSHAKE) {
            tls.onTcp(sighting);
            return;
        }
        if (first == RPC_VERSION && calls.onTcp(sighting)) {
            return;
        }
        if (first == SMB_SESSION) {
            shares.onTcp(sighting); // what it says of log-ins is read below
        }
        DecodedPacket packet = sighting.packet();
        boolean isFromServer = isFromServer(packet);
        int port = isFromServer ? packet.sourcePort() : packet.destinationPort();
        boolean isText = first >= ' ' && first < 0x7F;
        if (isText && (ssh.onTcp(sighting) || http.onTcp(sighting))) {
            return;
        }
        if (port == DnsReader.PORT && dns.onTcp(sighting)) {
            return;
        }
        LoginProtocol protocol = LoginReader.protocolAt(port);
        if (protocol != null) {
            logins.onPayload(sighting, protocol, isFromServer);
            Protocol ofLines = protocolOfLines(protocol);
            if (isText && ofLines != null) {
                text.onLine(sighting, ofLines, isFromServer);
            }
        } else if (!http2.onTcp(sighting, isFromServer) && isText) {
            text.onChat(sighting, port);
        }
    }

    private static @Nullable Protocol protocolOfLines(LoginProtocol protocol) {
        return switch (protocol) {
            case FTP -> Protocol.FTP;
            case SMTP -> Protocol.SMTP;
            default -> null;
        };
    }

    /// The side with the port of a service, if one has such; else the one with the lower port.
    private static boolean isFromServer(DecodedPacket packet) {
        boolean isSourceKnown = LoginReader.protocolAt(packet.sourcePort()) != null;
        boolean isDestinationKnown = LoginReader.protocolAt(packet.destinationPort()) != null;
        return isSourceKnown == isDestinationKnown ? packet.sourcePort() < packet.destinationPort() : isSourceKnown;
    }
}
