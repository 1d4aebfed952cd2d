package vedette.decode.login;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.hex;
import static vedette.decode.message.ViewCheck.join;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import vedette.decode.message.ViewCheck;

/// Each step of a login in each protocol, from bytes written by the protocols' own documents.
class LoginReplyTest {

    /// A message, which way it goes and what it is.
    record Sample(LoginProtocol protocol, boolean isFromServer, String hex, LoginStep step) {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return protocol + (isFromServer ? " server " : " client ") + hex + " " + step;
        }
    }

    private static final String SMB1_REST = "0000 0000000000000000 0000 0000 0000 0000 0000";
    private static final String SMB2_REST = "00000000 0000000000000000 00000000 00000000 0000000000000000";
    private static final String SIGNATURE = "00000000000000000000000000000000";

    static final List<Sample> SAMPLES = List.of(
            client(LoginProtocol.FTP, ascii("USER a\r\n"), LoginStep.NONE),
            client(LoginProtocol.FTP, ascii("PASS a\r\n"), LoginStep.ASKED),
            client(LoginProtocol.FTP, ascii("530 a\r\n"), LoginStep.NONE),
            server(LoginProtocol.FTP, ascii("PASS a\r\n"), LoginStep.NONE),
            server(LoginProtocol.FTP, ascii("331 a\r\n"), LoginStep.NONE),
            server(LoginProtocol.FTP, ascii("530 a\r\n"), LoginStep.REFUSED),
            server(LoginProtocol.FTP, ascii("230 a\r\n"), LoginStep.ACCEPTED),
            client(LoginProtocol.SMTP, ascii("AUTH LOGIN\r\n"), LoginStep.ASKED),
            server(LoginProtocol.SMTP, ascii("334 a\r\n"), LoginStep.NONE),
            server(LoginProtocol.SMTP, ascii("535 a\r\n"), LoginStep.REFUSED),
            server(LoginProtocol.SMTP, ascii("235 a\r\n"), LoginStep.ACCEPTED),
            client(LoginProtocol.POP3, ascii("USER a\r\n"), LoginStep.NONE),
            client(LoginProtocol.POP3, ascii("PASS a\r\n"), LoginStep.ASKED),
            client(LoginProtocol.POP3, ascii("APOP a b\r\n"), LoginStep.ASKED),
            client(LoginProtocol.POP3, ascii("AUTH PLAIN\r\n"), LoginStep.ASKED),
            server(LoginProtocol.POP3, ascii("+OK a\r\n"), LoginStep.POSITIVE),
            server(LoginProtocol.POP3, ascii("-ERR a\r\n"), LoginStep.NEGATIVE),
            server(LoginProtocol.POP3, ascii("-ERR [AUTH] a\r\n"), LoginStep.REFUSED),
            client(LoginProtocol.IMAP, ascii("a LOGIN b c\r\n"), LoginStep.ASKED),
            client(LoginProtocol.IMAP, ascii("a AUTHENTICATE PLAIN\r\n"), LoginStep.ASKED),
            server(LoginProtocol.IMAP, ascii("a OK\r\n"), LoginStep.POSITIVE),
            server(LoginProtocol.IMAP, ascii("a NO b\r\n"), LoginStep.NEGATIVE),
            server(LoginProtocol.IMAP, ascii("a NO [AUTHENTICATIONFAILED] b\r\n"), LoginStep.REFUSED),
            server(LoginProtocol.IMAP, ascii("* OK b\r\n"), LoginStep.NONE),
            client(LoginProtocol.REDIS, ascii("auth a\r\n"), LoginStep.ASKED),
            client(LoginProtocol.REDIS, ascii("*2\r\n$4\r\nAUTH\r\n$1\r\na\r\n"), LoginStep.ASKED),
            client(LoginProtocol.REDIS, ascii("*2\r\n$3\r\nGET\r\n$1\r\na\r\n"), LoginStep.NONE),
            client(LoginProtocol.REDIS, ascii("*\r\n$4\r\nAUTH\r\n"), LoginStep.NONE),
            server(LoginProtocol.REDIS, ascii("+OK\r\n"), LoginStep.POSITIVE),
            server(LoginProtocol.REDIS, ascii("+PONG\r\n"), LoginStep.NONE),
            server(LoginProtocol.REDIS, ascii("-ERR invalid password\r\n"), LoginStep.REFUSED),
            server(LoginProtocol.REDIS, ascii("-WRONGPASS a\r\n"), LoginStep.REFUSED),
            server(LoginProtocol.REDIS, ascii("-NOAUTH a\r\n"), LoginStep.NEGATIVE),
            server(LoginProtocol.REDIS, ascii("-ERR Client sent AUTH, but no\r\n"), LoginStep.NEGATIVE),
            client(
                    LoginProtocol.MYSQL,
                    hex("24000001 85a60300 00000001 21", "00".repeat(23), "61 00 00 00"),
                    LoginStep.ASKED),
            client(LoginProtocol.MYSQL, hex("20000001 85ae0300 00000001 21", "00".repeat(23)), LoginStep.NONE),
            client(
                    LoginProtocol.MYSQL,
                    hex("24000000 85a60300 00000001 21", "00".repeat(23), "61 00 00 00"),
                    LoginStep.NONE),
            client(
                    LoginProtocol.MYSQL,
                    hex("24000001 85a60300 00000001 21 01", "00".repeat(22), "61 00 00 00"),
                    LoginStep.NONE),
            server(LoginProtocol.MYSQL, hex("07000002 00 0000 0200 0000"), LoginStep.ACCEPTED),
            server(LoginProtocol.MYSQL, hex("07000001 00 0000 0200 0000"), LoginStep.NONE),
            server(LoginProtocol.MYSQL, hex("07000002 00 0100 0200 0000"), LoginStep.NONE),
            server(LoginProtocol.MYSQL, hex("07000002 00 0000 0200 0000 00"), LoginStep.NONE),
            server(LoginProtocol.MYSQL, hex("09000002 ff 1504 23 3238303030"), LoginStep.REFUSED),
            server(LoginProtocol.MYSQL, hex("09000002 ff a206 23 3238303030"), LoginStep.REFUSED),
            server(LoginProtocol.MYSQL, hex("09000002 ff 1604 23 3238303030"), LoginStep.NONE),
            client(LoginProtocol.POSTGRESQL, hex("00000010 00030000 75736572 00610000"), LoginStep.ASKED),
            client(LoginProtocol.POSTGRESQL, hex("00000008 04d2162f"), LoginStep.NONE),
            client(LoginProtocol.POSTGRESQL, hex("70 00000006 61 00"), LoginStep.ASKED),
            server(LoginProtocol.POSTGRESQL, hex("52 00000008 00000000"), LoginStep.ACCEPTED),
            server(LoginProtocol.POSTGRESQL, hex("52 0000000c 00000005 01020304"), LoginStep.NONE),
            server(
                    LoginProtocol.POSTGRESQL,
                    hex("52 0000000c 0000000c 01020304 52 00000008 00000000 53 00000004"),
                    LoginStep.ACCEPTED),
            server(
                    LoginProtocol.POSTGRESQL,
                    join(hex("52 00000008 00000000 45 0000000d"), ascii("C28000\0\0")),
                    LoginStep.REFUSED),
            server(
                    LoginProtocol.POSTGRESQL,
                    join(hex("45 00000020"), ascii("SFATAL\0VFATAL\0C28P01\0Mno\0\0")),
                    LoginStep.REFUSED),
            server(
                    LoginProtocol.POSTGRESQL,
                    join(hex("45 00000020"), ascii("SFATAL\0C28000\0Mno\0\0")),
                    LoginStep.REFUSED),
            server(
                    LoginProtocol.POSTGRESQL,
                    join(hex("45 00000020"), ascii("SERROR\0C42P01\0MC28000\0\0")),
                    LoginStep.NONE),
            client(LoginProtocol.MSSQL, hex("10 01 000e 0000 01 00 07000000 74000004"), LoginStep.NONE),
            client(LoginProtocol.MSSQL, hex("10 01 0010 0000 01 00 08000000 74000004"), LoginStep.ASKED),
            server(
                    LoginProtocol.MSSQL,
                    hex("04 01 0018 0034 01 00 aa 0a00 18480000 01 0e 00000000"),
                    LoginStep.REFUSED),
            server(LoginProtocol.MSSQL, hex("04 01 0018 0034 01 00 aa 0a00 19480000 01 0e 00000000"), LoginStep.NONE),
            server(
                    LoginProtocol.MSSQL,
                    hex("04 01 0020 0034 01 00 e3 0300 010000 ab 0400 01020304 ad 0a00 01"),
                    LoginStep.ACCEPTED),
            server(LoginProtocol.MSSQL, hex("04 01 0020 0034 01 00 81 0000 ad0a00"), LoginStep.NONE),
            server(LoginProtocol.SMB, smb1("6d0000c0", "98"), LoginStep.REFUSED),
            server(LoginProtocol.SMB, smb1("00000000", "98"), LoginStep.ACCEPTED),
            server(LoginProtocol.SMB, smb1("160000c0", "98"), LoginStep.NONE),
            server(LoginProtocol.SMB, smb1("00000000", "18"), LoginStep.NONE),
            client(LoginProtocol.SMB, smb1("00000000", "18"), LoginStep.ASKED),
            client(LoginProtocol.SMB, smb1("00000000", "18", ascii("..NTLMSSP\0\u0001\0\0\0")), LoginStep.NONE),
            client(LoginProtocol.SMB, smb1("00000000", "18", ascii("..NTLMSSP\0\u0003\0\0\0")), LoginStep.ASKED),
            client(
                    LoginProtocol.SMB,
                    join(
                            smb1("00000000", "18", ascii("..NTLMSSP\0\u0001\0\0\0")),
                            smb1("00000000", "18", ascii("..NTLMSSP\0\u0003\0\0\0"))),
                    LoginStep.ASKED),
            server(LoginProtocol.SMB, smb2("640000c0", "0100", "01000000"), LoginStep.REFUSED),
            server(LoginProtocol.SMB, smb2("6e0000c0", "0100", "01000000"), LoginStep.REFUSED),
            server(LoginProtocol.SMB, smb2("340200c0", "0100", "01000000"), LoginStep.REFUSED),
            server(LoginProtocol.SMB, smb2("00000000", "0100", "01000000"), LoginStep.ACCEPTED),
            server(LoginProtocol.SMB, smb2("00000000", "0300", "01000000"), LoginStep.NONE),
            server(LoginProtocol.SMB, smb2("160000c0", "0100", "01000000"), LoginStep.NONE),
            client(LoginProtocol.SMB, smb2("00000000", "0100", "00000000"), LoginStep.ASKED),
            client(
                    LoginProtocol.SMB,
                    smb2("00000000", "0100", "00000000", ascii("NTLMSSP\0\u0001\0\0\0")),
                    LoginStep.NONE),
            client(LoginProtocol.LDAP, hex("300c 020101 6007 020103 0400 8000"), LoginStep.ASKED),
            client(LoginProtocol.LDAP, hex("3005 020101 4200"), LoginStep.NONE),
            server(LoginProtocol.LDAP, hex("300c 020101 6107 0a0131 0400 0400"), LoginStep.REFUSED),
            server(LoginProtocol.LDAP, hex("3084 0000000c 020101 6107 0a0131 0400 0400"), LoginStep.REFUSED),
            server(LoginProtocol.LDAP, hex("3084 8000000c 020101 6107 0a0131 0400 0400"), LoginStep.NONE),
            server(LoginProtocol.LDAP, hex("300c 020101 6107 0a0100 0400 0400"), LoginStep.ACCEPTED),
            server(LoginProtocol.LDAP, hex("300c 020101 6107 0a010e 0400 0400"), LoginStep.NONE),
            server(LoginProtocol.LDAP, hex("300c 020101 6107 0a0108 0400 0400"), LoginStep.NEGATIVE),
            server(LoginProtocol.LDAP, hex("300c 020101 6507 0a0131 0400 0400"), LoginStep.NONE),
            client(LoginProtocol.KERBEROS, hex("6a0e 300c a103 020105 a203 02010a a400"), LoginStep.ASKED),
            server(LoginProtocol.KERBEROS, hex("6b0c 300a a003 020105 a103 02010b"), LoginStep.ACCEPTED),
            server(LoginProtocol.KERBEROS, hex("7e11 300f a003 020105 a103 02011e a603 020118"), LoginStep.REFUSED),
            server(LoginProtocol.KERBEROS, hex("7e11 300f a003 020105 a103 02011e a603 020119"), LoginStep.NONE),
            server(LoginProtocol.TELNET, ascii("\r\nLogin incorrect\r\nlogin: "), LoginStep.REFUSED),
            server(LoginProtocol.TELNET, ascii("\r\nLast login: today"), LoginStep.ACCEPTED),
            server(LoginProtocol.TELNET, ascii("Password: "), LoginStep.ASKED),
            server(LoginProtocol.TELNET, ascii("$ "), LoginStep.NONE),
            client(LoginProtocol.TELNET, ascii("Password: "), LoginStep.NONE),
            client(LoginProtocol.RDP, hex("03000013 0ee00000000000 0100080003000000"), LoginStep.ASKED),
            server(LoginProtocol.RDP, hex("03000013 0ed00000123400 0200080002000000"), LoginStep.NONE),
            server(LoginProtocol.RDP, hex("03000013 0ed00000123400 0300080005000000"), LoginStep.NEGATIVE),
            client(LoginProtocol.VNC, hex("11".repeat(16)), LoginStep.ASKED),
            client(LoginProtocol.VNC, hex("11".repeat(15)), LoginStep.NONE),
            server(LoginProtocol.VNC, hex("00000000"), LoginStep.ACCEPTED),
            server(LoginProtocol.VNC, hex("00000001"), LoginStep.REFUSED),
            server(LoginProtocol.VNC, hex("00000001 00000002 6e6f"), LoginStep.REFUSED),
            server(LoginProtocol.VNC, hex("00000002"), LoginStep.NONE));

    private final LoginReply reply = new LoginReply();

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void givenAMessage_thenItsStepIsRead(Sample sample) {
        boolean isStep = wrap(sample, sample.bytes().length);

        assertThat(reply.step()).isEqualTo(sample.step);
        assertThat(isStep).isEqualTo(sample.step != LoginStep.NONE);
    }

    /// But for VNC, whose messages are known by their length alone, and the one answer that is told by its
    /// beginning.
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void whenTheMessageIsCutAnywhere_thenNoOtherStepIsInvented(Sample sample) {
        if (sample.protocol == LoginProtocol.VNC || isToldByWhatFollows(sample)) {
            return;
        }
        for (int length = 0; length < sample.bytes().length; length++) {
            wrap(sample, length);

            assertThat(reply.step()).as("after %d bytes", length).isIn(LoginStep.NONE, sample.step);
        }
    }

    @Test
    void whenNothingIsSent_thenNoStepIsLeftFromBefore() {
        wrap(SAMPLES.get(5), 7);
        assertThat(reply.step()).isEqualTo(LoginStep.REFUSED);

        wrap(SAMPLES.get(5), 0);
        assertThat(reply.step()).isEqualTo(LoginStep.NONE);
    }

    @Test
    void noBytesMakeItThrow() {
        byte[][] messages = SAMPLES.stream().map(Sample::bytes).toArray(byte[][]::new);
        for (LoginProtocol protocol : LoginProtocol.values()) {
            for (boolean isFromServer : new boolean[] {false, true}) {
                ViewCheck.assertNothingIsThrown(
                        reply,
                        (buffer, start, limit) -> reply.wrap(buffer, start, limit, protocol, isFromServer),
                        messages);
            }
        }
    }

    /// A refusal with its reason cut off is still a no; the first message of NTLM is known by a byte in the
    /// middle.
    private static boolean isToldByWhatFollows(Sample sample) {
        return (sample.step == LoginStep.REFUSED
                        && (sample.protocol == LoginProtocol.POP3
                                || sample.protocol == LoginProtocol.IMAP
                                || sample.protocol == LoginProtocol.REDIS))
                || (sample.step == LoginStep.REFUSED && sample.protocol == LoginProtocol.POSTGRESQL)
                || (sample.step == LoginStep.NONE && sample.protocol == LoginProtocol.SMB && !sample.isFromServer)
                || (sample.step == LoginStep.NONE && sample.protocol == LoginProtocol.MYSQL && sample.isFromServer);
    }

    private boolean wrap(Sample sample, int length) {
        return ViewCheck.wrap(
                (buffer, start, limit) -> reply.wrap(buffer, start, limit, sample.protocol, sample.isFromServer),
                sample.bytes(),
                length);
    }

    private static Sample client(LoginProtocol protocol, byte[] bytes, LoginStep step) {
        return new Sample(protocol, false, HexFormat.of().formatHex(bytes), step);
    }

    private static Sample server(LoginProtocol protocol, byte[] bytes, LoginStep step) {
        return new Sample(protocol, true, HexFormat.of().formatHex(bytes), step);
    }

    private static byte[] smb1(String status, String flags, byte... tail) {
        return session(join(hex("ff534d42 73", status, flags, "07c8", SMB1_REST, "00 0000"), tail));
    }

    private static byte[] smb2(String status, String command, String flags, byte... tail) {
        byte[] header = hex("fe534d42 4000 0100", status, command, "0100", flags, SMB2_REST, SIGNATURE, "0900 0000");
        return session(join(header, tail));
    }

    private static byte[] session(byte[] message) {
        return join(hex(HexFormat.of().toHexDigits(message.length)), message);
    }
}
