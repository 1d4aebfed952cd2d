package vedette.decode;

import java.util.Locale;

/// The application protocols that are known by what they say.
public enum Protocol {
    DNS,
    MDNS,
    NBNS,
    SSDP,
    DHCP,
    HTTP,
    TLS,
    SSH,
    FTP,
    SMTP,
    POP3,
    IMAP,
    IRC,
    SNMP,
    REDIS,
    MYSQL,
    POSTGRESQL,
    MSSQL,
    SMB,
    LDAP,
    KERBEROS,
    TELNET,
    RDP,
    VNC;

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
