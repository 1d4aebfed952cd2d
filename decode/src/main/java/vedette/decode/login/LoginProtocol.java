package vedette.decode.login;

/// A protocol whose logins can be followed.
public enum LoginProtocol {
    FTP,
    SMTP,
    POP3,
    IMAP,
    REDIS,
    MYSQL,
    POSTGRESQL,
    MSSQL,
    SMB,
    LDAP,
    KERBEROS,
    TELNET,
    RDP,
    VNC
}
