package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import vedette.decode.dcerpc.RpcMessage;
import vedette.decode.dhcp.DhcpMessage;
import vedette.decode.nbns.NbnsMessage;
import vedette.decode.neighbour.NeighbourMessage;
import vedette.decode.smb.SmbMessage;
import vedette.decode.snmp.SnmpMessage;
import vedette.decode.ssdp.SsdpMessage;
import vedette.decode.ssh.SshKeyExchange;

/// Messages of public captures, as many of each kind as tshark counts with
/// `tshark -r FILE -Y PROTOCOL -T fields -e FIELD ... | sort | uniq -c`.
class MessageCapturesTest {

    private final SshKeyExchange ssh = new SshKeyExchange();
    private final DhcpMessage dhcp = new DhcpMessage();
    private final SnmpMessage snmp = new SnmpMessage();
    private final NbnsMessage nbns = new NbnsMessage();
    private final SsdpMessage ssdp = new SsdpMessage();
    private final NeighbourMessage neighbour = new NeighbourMessage();
    private final SmbMessage smb = new SmbMessage();
    private final RpcMessage rpc = new RpcMessage();

    /// `ssh.kex.hassh` and `ssh.kex.hasshserver`.
    @Test
    void theFingerprintsOfSshAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "attacks/exploit-pcap-collection/TA0001-Initial_Access_ssh_internet_ssh_brute.pcap",
                        payload -> !ssh.wrap(payload.bytes(), 0, payload.limit())
                                ? ""
                                : payload.destinationPort() == 22 ? ssh.hassh() : ssh.hasshServer()))
                .isEqualTo(Map.of("98ddc5604ef6a1006a2b49a58759fbe6", 140, "b12d2871a1189eff20364cf5333619ee", 140));
    }

    /// `dhcp.option.dhcp`, `dhcp.option.hostname`, `dhcp.ip.your` and `dhcp.option.ip_address_lease_time`.
    @Test
    void theMessagesOfDhcpAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "flows/zeek/traces/dhcp_dhcp.pcap",
                        payload -> dhcp.wrap(payload.bytes(), 0, payload.limit())
                                ? dhcp.messageType() + " " + dhcp.hostName() + " "
                                        + Long.toHexString(dhcp.yourAddress())
                                : ""))
                .containsEntry("3 btest.is.cool 0", 2)
                .containsEntry("8 btest.is.cool 0", 1)
                .containsEntry("5  800206bd", 1);
    }

    /// `snmp.community`, `snmp.data` and `snmp.name`.
    @Test
    void theMessagesOfSnmpAreThoseOfTshark() throws IOException {
        Map<String, Integer> found = count(
                "protocols/zeek/snmp_snmpwalk-short.pcap",
                payload -> snmp.wrap(payload.bytes(), 0, payload.limit()) ? snmp.community() + snmp.pduType() : "");
        assertThat(found).isEqualTo(Map.of("public1", 200, "public2", 200));

        assertThat(count(
                        "protocols/zeek/snmp_snmpwalk-short.pcap",
                        payload -> snmp.wrap(payload.bytes(), 0, payload.limit()) && snmp.pduType() == 1
                                ? snmp.firstObject()
                                : ""))
                .containsEntry("1.3.6.1.2.1", 1)
                .containsEntry("1.3.6.1.2.1.1.1.0", 1);
        assertThat(count(
                        "protocols/zeek/snmp_snmpv3_get_next.pcap",
                        payload -> snmp.wrap(payload.bytes(), 0, payload.limit())
                                ? snmp.version() + " " + snmp.hasUserName()
                                : ""))
                .isEqualTo(Map.of("3 false", 2, "3 true", 2));
    }

    /// `nbns.flags.opcode`, `nbns.name` and `nbns.addr`.
    @Test
    void theNamesOfNetBiosAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "flows/arkime/pcap/nbns.pcap",
                        payload -> payload.destinationPort() == 137 && nbns.wrap(payload.bytes(), 0, payload.limit())
                                ? nbns.operation() + " " + nbns.name() + " " + Integer.toHexString(nbns.suffix()) + " "
                                        + Long.toHexString(nbns.address())
                                : ""))
                .containsEntry("5 WORKGROUP 1d c0a8ef81", 7)
                .containsEntry("5 MARTIN ROSENAU 3 c0a8ef81", 7)
                .containsEntry("5 ..__MSBROWSE__. 1 c0a8ef81", 4);
    }

    /// `http.request.method` and `http.server` with the filter `ssdp`.
    @Test
    void theDevicesOfAHomeAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "flows/ipfixprobe/pcap/ssdp.pcap",
                        payload -> ssdp.wrap(payload.bytes(), 0, payload.limit())
                                ? ssdp.isSearch() + " " + ssdp.server()
                                : ""))
                .isEqualTo(Map.of("true ", 54, "false Microsoft-Windows-NT/5.1 UPnP/1.0 UPnP-Device-Host/1.0", 49));
    }

    /// `icmpv6.type`, `icmpv6.opt.linkaddr` and `icmpv6.opt.prefix`.
    @Test
    void theNeighboursOfALinkAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "flows/community-id/pcap/icmp6.pcap",
                        payload -> payload.protocol() == IpProtocol.ICMPV6
                                        && neighbour.wrap(payload.bytes(), 0, payload.limit())
                                ? neighbour.type() + " " + Long.toHexString(neighbour.sourceHardware()) + " "
                                        + Long.toHexString(neighbour.prefixHigh())
                                : ""))
                .isEqualTo(Map.of(
                        "133 ffffffffffffffff 0", 1,
                        "134 60970769ea 3ffe050700000001", 1,
                        "135 860580da 0", 2,
                        "135 60970769ea 0", 1,
                        "136 ffffffffffffffff 0", 3));
    }

    /// `smb2.tree`, `smb2.filename` and `smb2.create.disposition` of requests.
    @Test
    void theSharesAndFilesOfSmbAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "attacks/suricata-verify/smb2-07_20171220_smb_psexec_add_user.pcap",
                        payload -> smb.wrap(payload.bytes(), 0, payload.limit())
                                ? smb.share() + smb.fileName() + (smb.makesFile() ? " made" : "")
                                : ""))
                .isEqualTo(Map.of(
                        "\\\\dc1\\ADMIN$", 2,
                        "\\\\dc1\\IPC$", 1,
                        "PSEXESVC", 1,
                        "PSEXESVC-VICTIM-PC-2412-stderr", 1,
                        "PSEXESVC-VICTIM-PC-2412-stdin", 1,
                        "PSEXESVC-VICTIM-PC-2412-stdout", 1,
                        "PSEXESVC.exe", 1,
                        "PSEXESVC.exe made", 1,
                        "svcctl", 2));
    }

    /// `dcerpc.pkt_type`, `dcerpc.opnum` and `dcerpc.cn_bind_to_uuid`.
    @Test
    void theCallsOfRpcAreThoseOfTshark() throws IOException {
        assertThat(count(
                        "attacks/suricata-verify/smb2-07_20171220_smb_psexec_add_user.pcap",
                        payload -> isCall(payload) ? rpc.firstInterface() + "#" + rpc.operation() : ""))
                .isEqualTo(Map.ofEntries(
                        Map.entry("#0", 6),
                        Map.entry("#1", 1),
                        Map.entry("#15", 2),
                        Map.entry("#16", 3),
                        Map.entry("#19", 1),
                        Map.entry("#2", 1),
                        Map.entry("#3", 1),
                        Map.entry("#45", 1),
                        Map.entry("#6", 3),
                        Map.entry("367abb81-9844-35f1-ad32-98f038001003#-1", 2),
                        Map.entry("e1af8308-5d1f-11c9-91a4-08002b14a0fa#-1", 1)));
    }

    private boolean isCall(CapturedPayloads.Payload payload) {
        boolean isSaidToPipe = smb.wrap(payload.bytes(), 0, payload.limit()) && smb.dataStart() > 0;
        boolean isOne = isSaidToPipe
                ? rpc.wrap(payload.bytes(), smb.dataStart(), Math.min(smb.dataEnd(), payload.limit()))
                : rpc.wrap(payload.bytes(), 0, payload.limit());
        return isOne && rpc.isFromClient() && rpc.type() != RpcMessage.AUTHENTICATE;
    }

    /// How often each text is made; the empty one is left out.
    private static Map<String, Integer> count(String capture, Function<CapturedPayloads.Payload, String> text)
            throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (CapturedPayloads.Payload payload : CapturedPayloads.of(capture)) {
            String found = text.apply(payload);
            if (!found.isEmpty()) {
                counts.merge(found, 1, Integer::sum);
            }
        }
        return counts;
    }
}
