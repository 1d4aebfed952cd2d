package vedette.decode.login;

import java.lang.foreign.MemorySegment;

/// A view of a message as a step of a login.
///
/// The caller says which protocol the message is of, by the port or by what was seen before, and which way
/// it goes. Where an answer does not say what it answers, the step is positive or negative, and what the
/// client asked before tells whether it was a login. Steps that are encrypted are not seen.
public final class LoginReply {

    private final LineLogin lines = new LineLogin();
    private final RedisLogin redis = new RedisLogin();
    private final MysqlLogin mysql = new MysqlLogin();
    private final PostgresqlLogin postgresql = new PostgresqlLogin();
    private final MssqlLogin mssql = new MssqlLogin();
    private final SmbLogin smb = new SmbLogin();
    private final LdapLogin ldap = new LdapLogin();
    private final KerberosLogin kerberos = new KerberosLogin();
    private final TelnetLogin telnet = new TelnetLogin();
    private final RdpLogin rdp = new RdpLogin();
    private final VncLogin vnc = new VncLogin();

    private LoginStep step = LoginStep.NONE;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is a step of a login
    public boolean wrap(MemorySegment buffer, long start, long limit, LoginProtocol protocol, boolean isFromServer) {
        step = limit > start ? step(buffer, start, limit, protocol, isFromServer) : LoginStep.NONE;
        return step != LoginStep.NONE;
    }

    public LoginStep step() {
        return step;
    }

    private LoginStep step(MemorySegment buffer, long start, long limit, LoginProtocol protocol, boolean isFromServer) {
        return switch (protocol) {
            case FTP -> lines.ftp(buffer, start, limit, isFromServer);
            case SMTP -> lines.smtp(buffer, start, limit, isFromServer);
            case POP3, IMAP -> lines.mail(buffer, start, limit, isFromServer);
            case REDIS -> redis.step(buffer, start, limit, isFromServer);
            case MYSQL -> mysql.step(buffer, start, limit, isFromServer);
            case POSTGRESQL -> postgresql.step(buffer, start, limit, isFromServer);
            case MSSQL -> mssql.step(buffer, start, limit, isFromServer);
            case SMB -> smb.step(buffer, start, limit, isFromServer);
            case LDAP -> ldap.step(buffer, start, limit, isFromServer);
            case KERBEROS -> kerberos.step(buffer, start, limit, isFromServer);
            case TELNET -> telnet.step(buffer, start, limit, isFromServer);
            case RDP -> rdp.step(buffer, start, limit, isFromServer);
            case VNC -> vnc.step(buffer, start, limit, isFromServer);
        };
    }
}
