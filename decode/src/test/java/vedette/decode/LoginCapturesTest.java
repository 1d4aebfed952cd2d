package vedette.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.decode.login.LoginProtocol;
import vedette.decode.login.LoginReply;
import vedette.decode.login.LoginStep;

/// The steps of logins in public captures of attacks, as many as tshark counts.
///
/// The numbers are those of `tshark -r FILE -o tcp.desegment_tcp_streams:FALSE -o
/// tcp.analyze_sequence_numbers:FALSE -Y FILTER | wc -l` with
///
/// - FTP: `ftp.request.command==PASS`, `ftp.response.code==530`, `ftp.response.code==230`
/// - MSSQL: `tds.type==16`, `tds.error.number==18456`, `tds.loginack`
/// - Redis, as bytes: `tcp.payload[0:5]==61:75:74:68:20`, `tcp.payload[0:10]=="-WRONGPASS"`
/// - SMB: `smb.cmd==0x73` with `ntlmssp.messagetype==3`, `smb.nt_status==0xc000006d` and, in replies,
///   `smb.nt_status==0`
/// - MySQL: `mysql.login_request`, `mysql.error_code==1045`,
///   `mysql.response_code==0 && mysql.packet_number>=2`
/// - PostgreSQL: the messages for startup and with passwords, `pgsql.code==28P01` or `28000`, `pgsql.authtype==0`
/// - Kerberos: `kerberos.msg_type==10`, `kerberos.error_code` 6, 18 or 24, `kerberos.msg_type==11`
/// - LDAP: `ldap.protocolOp==0`, `ldap.resultCode==49`, `ldap.protocolOp==1 && ldap.resultCode==0`
class LoginCapturesTest {

    private static final String ATTACKS = "attacks/exploit-pcap-collection/TA000";

    private final LoginReply reply = new LoginReply();

    @ParameterizedTest
    @CsvSource({
        "attacks/chrissanders/ppa1e_ftp-crack.pcap, FTP, 21, 1406, 1410, 0",
        "attacks/zeek/ftp_bruteforce.pcap, FTP, 21, 30, 30, 0",
        ATTACKS + "4-Privilege_Escalation_database_mssql-brute.pcap, MSSQL, 1433, 0, 62, 1",
        ATTACKS + "7-Discovery_database_fscan_redis_bruteforce.pcap, REDIS, 6379, 31, 31, 0",
        ATTACKS + "7-Discovery_smb_weak-password-checker_smb_v1_bruteforce.pcap, SMB, 445, 423, 491, 0",
        "protocols/zeek/mysql_plain-amazon-rds.pcap, MYSQL, 3306, 1, 0, 1",
        "protocols/zeek/mysql_caching_sha2_password.pcap, MYSQL, 3306, 3, 0, 2",
        "protocols/zeek/postgresql_psql-login-wrong.pcap, POSTGRESQL, 5432, 3, 1, 0",
        "protocols/zeek/postgresql_psql-create-insert-select-delete-drop.pcap, POSTGRESQL, 5432, 3, 0, 1",
        "protocols/zeek/postgresql_psql-login-no-role.pcap, POSTGRESQL, 5432, 2, 1, 0",
        "protocols/zeek/mysql_change-user-error.pcap, MYSQL, 3306, 1, 1, 1",
        "protocols/zeek/krb_kinit.pcap, KERBEROS, 88, 93, 21, 51",
        "protocols/zeek/ldap_aduser1.pcap, LDAP, 389, 1, 0, 1",
    })
    void itsLoginsAreThoseThatTsharkCounts(
            String capture, LoginProtocol protocol, int port, int asked, int refused, int accepted) throws IOException {
        Map<LoginStep, Integer> steps = new EnumMap<>(LoginStep.class);
        for (CapturedPayloads.Payload payload : CapturedPayloads.of(capture)) {
            boolean isFromServer = payload.sourcePort() == port;
            if (isFromServer || payload.destinationPort() == port) {
                reply.wrap(payload.bytes(), 0, payload.limit(), protocol, isFromServer);
                steps.merge(reply.step(), 1, Integer::sum);
            }
        }

        assertThat(steps.getOrDefault(LoginStep.ASKED, 0) + " " + steps.getOrDefault(LoginStep.REFUSED, 0) + " "
                        + steps.getOrDefault(LoginStep.ACCEPTED, 0))
                .isEqualTo(asked + " " + refused + " " + accepted);
    }
}
