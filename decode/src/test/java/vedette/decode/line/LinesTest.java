package vedette.decode.line;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.decode.message.ViewCheck.ascii;
import static vedette.decode.message.ViewCheck.wrap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.ftp.FtpLine;
import vedette.decode.irc.IrcLine;
import vedette.decode.mail.MailLine;
import vedette.decode.message.ViewCheck;
import vedette.decode.smtp.SmtpLine;

/// Commands and replies of the protocols that speak in lines, whole, cut and broken.
class LinesTest {

    private final LineHead line = new LineHead();
    private final FtpLine ftp = new FtpLine();
    private final SmtpLine smtp = new SmtpLine();
    private final MailLine mail = new MailLine();
    private final IrcLine irc = new IrcLine();

    @Test
    void givenACommand_thenItsWordIsUpperCaseAndItsArgumentEndsWithTheLine() {
        assertThat(wrap(line::wrap, ascii("user  alice b\r\nPASS x\r\n"))).isTrue();

        assertThat(line.hasCommand()).isTrue();
        assertThat(line.command()).isEqualTo("USER");
        assertThat(line.isCommand("USER")).isTrue();
        assertThat(line.isCommand("USE")).isFalse();
        assertThat(line.isFirstWord("USER")).isTrue();
        assertThat(line.commandCode()).isEqualTo(0x5553_4552L);
        assertThat(line.firstWordCode()).isEqualTo(0x5553_4552L);
        assertThat(line.argument()).isEqualTo("alice b");
        assertThat(line.afterFirstWord()).isEqualTo("alice b");
        assertThat(line.firstArgument()).isEqualTo("alice");
        assertThat(line.argumentStartsWith("ALICE")).isTrue();
        assertThat(line.isComplete()).isTrue();
        assertThat(line.replyCode()).isEqualTo(-1);
        assertThat(line.isTagged()).isFalse();
    }

    @Test
    void givenAReply_thenItsCodeAndTextAreRead() {
        assertThat(wrap(line::wrap, ascii("220-Welcome here\r\n220 ok\r\n"))).isTrue();
        assertThat(line.replyCode()).isEqualTo(220);
        assertThat(line.isContinued()).isTrue();
        assertThat(line.argument()).isEqualTo("Welcome here");
        assertThat(line.hasCommand()).isFalse();
        assertThat(line.command()).isEmpty();

        assertThat(wrap(line::wrap, ascii("530 No\n"))).isTrue();
        assertThat(line.replyCode()).isEqualTo(530);
        assertThat(line.isContinued()).isFalse();
        assertThat(line.argument()).isEqualTo("No");
    }

    @Test
    void givenASign_thenItIsPositiveOrNegative() {
        assertThat(wrap(line::wrap, ascii("+OK ready\r\n"))).isTrue();
        assertThat(line.isPositive()).isTrue();
        assertThat(line.isNegative()).isFalse();
        assertThat(line.argument()).isEqualTo("ready");

        assertThat(wrap(line::wrap, ascii("-ERR no\r\n"))).isTrue();
        assertThat(line.isPositive()).isFalse();
        assertThat(line.isNegative()).isTrue();
        assertThat(line.argument()).isEqualTo("no");
    }

    @Test
    void givenATag_thenTheCommandFollowsIt() {
        assertThat(wrap(line::wrap, ascii("a1 login bob secret\r\n"))).isTrue();
        assertThat(line.isTagged()).isTrue();
        assertThat(line.tag()).isEqualTo("a1");
        assertThat(line.command()).isEqualTo("LOGIN");
        assertThat(line.argument()).isEqualTo("bob secret");
        assertThat(line.afterFirstWord()).isEqualTo("login bob secret");

        assertThat(wrap(line::wrap, ascii("001 NO refused\r\n"))).isTrue();
        assertThat(line.replyCode()).as("three digits and a space are a reply").isEqualTo(1);
        assertThat(wrap(line::wrap, ascii("0001 NO refused\r\n"))).isTrue();
        assertThat(line.isNo()).isTrue();
        assertThat(wrap(line::wrap, ascii("lkwr OK done\r\n"))).isTrue();
        assertThat(line.isOk()).isTrue();
        assertThat(wrap(line::wrap, ascii("a BAD what\r\n"))).isTrue();
        assertThat(line.isBad()).isTrue();
        assertThat(wrap(line::wrap, ascii("* OK hello\r\n"))).isTrue();
        assertThat(line.isUntagged()).isTrue();
        assertThat(line.isOk()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "U",
                "USER",
                "22",
                "220",
                "2200 x",
                "22x y",
                "+O",
                "+OK",
                "+OKAY ",
                "-ERR",
                "-ERROR ",
                "a1",
                "a1 ",
                "a1 LOGIN",
                ":",
                ":server",
                ":server ",
                ":server 001",
                ":server 01 x",
                "*",
                "* 3 EXISTS\r\n",
                "\u0016\u0003\u0001",
                "{\"a\": 1}",
                "HTTP/1.1 200 OK\r\n",
                "ABCDEFGHIJKLMNOPQ x",
                "US\u00e9R x",
                " USER x"
            })
    void whatIsNoWholeWord_isNoLine(String text) {
        assertThat(wrap(line::wrap, ascii(text))).isFalse();

        assertThat(line.hasCommand() || line.isPositive() || line.isNegative() || line.replyCode() >= 0)
                .isFalse();
    }

    @Test
    void whenTheLineIsLong_thenItsArgumentIsBounded() {
        assertThat(wrap(line::wrap, ascii("RETR " + "x".repeat(3_000)))).isTrue();

        assertThat(line.argument()).hasSize(256);
        assertThat(line.isComplete()).isFalse();
    }

    @Test
    void givenBytesThatAreNotPrintable_thenTheyAreShownAsNumbers() {
        wrap(line::wrap, ascii("RETR a\tb\u00e9\u007f\r\n"));

        assertThat(line.argument()).isEqualTo("a\\x09b\\xe9\\x7f");
    }

    @Test
    void givenAnFtpLogin_thenEachStepIsRead() {
        assertThat(wrap(ftp::wrap, ascii("220 (vsFTPd 3.0.3)\r\n"))).isTrue();
        assertThat(ftp.isReply()).isTrue();
        assertThat(ftp.isBanner()).isTrue();
        assertThat(ftp.replyCode()).isEqualTo(220);
        assertThat(ftp.replyText()).isEqualTo("(vsFTPd 3.0.3)");
        assertThat(ftp.isLoginAsked()).isFalse();

        assertThat(wrap(ftp::wrap, ascii("USER bob\r\n"))).isTrue();
        assertThat(ftp.isLoginAsked()).isTrue();
        assertThat(ftp.userName()).isEqualTo("bob");
        assertThat(ftp.replyText()).isEmpty();

        assertThat(wrap(ftp::wrap, ascii("PASS hunter2\r\n"))).isTrue();
        assertThat(ftp.isPassword()).isTrue();
        assertThat(ftp.isLoginAsked()).isFalse();
        assertThat(ftp.userName()).isEmpty();

        assertThat(wrap(ftp::wrap, ascii("530 Login incorrect.\r\n"))).isTrue();
        assertThat(ftp.isRefused()).isTrue();
        assertThat(ftp.isLoggedIn()).isFalse();
        assertThat(wrap(ftp::wrap, ascii("230 Come in.\r\n"))).isTrue();
        assertThat(ftp.isLoggedIn()).isTrue();
        assertThat(ftp.isRefused()).isFalse();
    }

    @Test
    void givenAnFtpTransfer_thenItsFileIsRead() {
        assertThat(wrap(ftp::wrap, ascii("RETR /etc/pass wd\r\n"))).isTrue();
        assertThat(ftp.isDownload()).isTrue();
        assertThat(ftp.isUpload()).isFalse();
        assertThat(ftp.path()).isEqualTo("/etc/pass wd");

        assertThat(wrap(ftp::wrap, ascii("stor login x\r\n"))).isTrue();
        assertThat(ftp.isUpload()).isTrue();
        assertThat(ftp.path()).isEqualTo("login x");
        assertThat(wrap(ftp::wrap, ascii("EHLO there\r\n"))).isFalse();
    }

    @Test
    void givenAnSmtpLogin_thenEachStepIsRead() {
        assertThat(wrap(smtp::wrap, ascii("220 mx.example ESMTP\r\n"))).isTrue();
        assertThat(smtp.isBanner()).isTrue();
        assertThat(smtp.replyText()).isEqualTo("mx.example ESMTP");
        assertThat(wrap(smtp::wrap, ascii("EHLO client.example\r\n"))).isTrue();
        assertThat(smtp.isHello()).isTrue();
        assertThat(smtp.isReply()).isFalse();
        assertThat(smtp.clientName()).isEqualTo("client.example");
        assertThat(wrap(smtp::wrap, ascii("AUTH PLAIN AGJvYgBzZWNyZXQ=\r\n"))).isTrue();
        assertThat(smtp.isLoginAsked()).isTrue();
        assertThat(smtp.mechanism()).isEqualTo("PLAIN");
        assertThat(smtp.clientName()).isEmpty();
        assertThat(wrap(smtp::wrap, ascii("AUTH LOGIN\r\n"))).isTrue();
        assertThat(smtp.isLoginAsked()).isTrue();
        assertThat(smtp.mechanism()).isEqualTo("LOGIN");
        assertThat(wrap(smtp::wrap, ascii("235 2.7.0 Authenticated\r\n"))).isTrue();
        assertThat(smtp.isLoggedIn()).isTrue();
        assertThat(wrap(smtp::wrap, ascii("535 5.7.8 No\r\n"))).isTrue();
        assertThat(smtp.isRefused()).isTrue();
        assertThat(smtp.replyCode()).isEqualTo(535);
        assertThat(wrap(smtp::wrap, ascii("STARTTLS\r\n"))).isTrue();
        assertThat(smtp.isTlsAsked()).isTrue();
        assertThat(wrap(smtp::wrap, ascii("RETR x\r\n"))).isFalse();
    }

    @Test
    void givenASenderAndARecipient_thenTheirAddressesAreRead() {
        assertThat(wrap(smtp::wrap, ascii("MAIL FROM:<a@b.example> SIZE=10\r\n")))
                .isTrue();
        assertThat(smtp.isSender()).isTrue();
        assertThat(smtp.isRecipient()).isFalse();
        assertThat(smtp.address()).isEqualTo("a@b.example");
        assertThat(wrap(smtp::wrap, ascii("rcpt to: c@d.example x\r\n"))).isTrue();
        assertThat(smtp.isRecipient()).isTrue();
        assertThat(smtp.isSender()).isFalse();
        assertThat(smtp.address()).isEqualTo("c@d.example");
        assertThat(wrap(smtp::wrap, ascii("DATA\r\n"))).isTrue();
        assertThat(smtp.address()).isEmpty();
    }

    @Test
    void givenAPop3Login_thenEachStepIsRead() {
        assertThat(wrap(mail::wrap, ascii("USER bob\r\n"))).isTrue();
        assertThat(mail.isPop3()).isTrue();
        assertThat(mail.isImap()).isFalse();
        assertThat(mail.isLoginAsked()).isTrue();
        assertThat(mail.hasPassword()).isFalse();
        assertThat(mail.userName()).isEqualTo("bob");
        assertThat(mail.command()).isEqualTo("USER");
        assertThat(mail.tag()).isEmpty();
        assertThat(wrap(mail::wrap, ascii("PASS x\r\n"))).isTrue();
        assertThat(mail.hasPassword()).isTrue();
        assertThat(mail.userName()).isEmpty();
        assertThat(wrap(mail::wrap, ascii("+OK\r\n"))).isTrue();
        assertThat(mail.isPositive()).isTrue();
        assertThat(mail.isNegative()).isFalse();
        assertThat(wrap(mail::wrap, ascii("-ERR [AUTH] no\r\n"))).isTrue();
        assertThat(mail.isNegative()).isTrue();
        assertThat(mail.isRefused()).isTrue();
        assertThat(wrap(mail::wrap, ascii("-ERR [SYS/TEMP] no\r\n"))).isTrue();
        assertThat(mail.isRefused()).isFalse();
        assertThat(wrap(mail::wrap, ascii("EHLO x\r\n"))).isFalse();
    }

    @Test
    void givenAnImapLogin_thenEachStepIsRead() {
        assertThat(wrap(mail::wrap, ascii("* OK IMAP4rev1 ready\r\n"))).isTrue();
        assertThat(mail.isBanner()).isTrue();
        assertThat(mail.isPositive()).isFalse();
        assertThat(mail.tag()).isEqualTo("*");
        assertThat(wrap(mail::wrap, ascii("A1 LOGIN \"bob smith\" \"secret\"\r\n")))
                .isTrue();
        assertThat(mail.isImap()).isTrue();
        assertThat(mail.isPop3()).isFalse();
        assertThat(mail.isLoginAsked()).isTrue();
        assertThat(mail.hasPassword()).isTrue();
        assertThat(mail.userName()).isEqualTo("bob smith");
        assertThat(wrap(mail::wrap, ascii("A1 AUTHENTICATE PLAIN\r\n"))).isTrue();
        assertThat(mail.isLoginAsked()).isTrue();
        assertThat(mail.hasPassword()).isFalse();
        assertThat(mail.userName()).isEmpty();
        assertThat(wrap(mail::wrap, ascii("A1 OK Logged in\r\n"))).isTrue();
        assertThat(mail.isPositive()).isTrue();
        assertThat(wrap(mail::wrap, ascii("A1 NO [AUTHENTICATIONFAILED] no\r\n")))
                .isTrue();
        assertThat(mail.isNegative()).isTrue();
        assertThat(mail.isRefused()).isTrue();
        assertThat(wrap(mail::wrap, ascii("A1 BAD what\r\n"))).isTrue();
        assertThat(mail.isBad()).isTrue();
    }

    @Test
    void givenAnIrcConversation_thenEachLineIsRead() {
        assertThat(wrap(irc::wrap, ascii("NICK bot7\r\nUSER bot7 0 * :x\r\n"))).isTrue();
        assertThat(irc.isNick()).isTrue();
        assertThat(irc.nick()).isEqualTo("bot7");
        assertThat(irc.sender()).isEmpty();
        assertThat(irc.numeric()).isEqualTo(-1);
        assertThat(wrap(irc::wrap, ascii("USER bot7 0 * :Some One\r\n"))).isTrue();
        assertThat(irc.isUser()).isTrue();
        assertThat(irc.userName()).isEqualTo("bot7");
        assertThat(irc.nick()).isEmpty();
        assertThat(wrap(irc::wrap, ascii("JOIN #one,#two key\r\n"))).isTrue();
        assertThat(irc.isJoin()).isTrue();
        assertThat(irc.channel()).isEqualTo("#one");
        assertThat(wrap(irc::wrap, ascii(":bot7!b@host PRIVMSG #one :!scan\r\n")))
                .isTrue();
        assertThat(irc.isMessage()).isTrue();
        assertThat(irc.command()).isEqualTo("PRIVMSG");
        assertThat(irc.sender()).isEqualTo("bot7!b@host");
        assertThat(irc.target()).isEqualTo("#one");
        assertThat(irc.channel()).isEmpty();
        assertThat(wrap(irc::wrap, ascii(":irc.example 001 bot7 :Welcome\r\n"))).isTrue();
        assertThat(irc.numeric()).isEqualTo(1);
        assertThat(irc.nick()).isEqualTo("bot7");
        assertThat(irc.command()).isEqualTo("001");
        assertThat(irc.target()).isEmpty();
        assertThat(wrap(irc::wrap, ascii("PING :irc.example\r\n"))).isTrue();
        assertThat(irc.isPing()).isTrue();
        assertThat(irc.isPong()).isFalse();
        assertThat(wrap(irc::wrap, ascii("PONG irc.example\r\n"))).isTrue();
        assertThat(irc.isPong()).isTrue();
        assertThat(wrap(irc::wrap, ascii("JOIN OK\r\n"))).isTrue();
        assertThat(irc.channel()).isEqualTo("OK");
        assertThat(wrap(irc::wrap, ascii("RETR x\r\n"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USER alice\r\n",
                "220-hello there\r\n",
                "+OK hi\r\n",
                "-ERR [AUTH] no\r\n",
                "a1 LOGIN \"al ice\" x\r\n",
                "a1 NO [AUTHENTICATIONFAILED] no\r\n",
                ":irc.example 001 alice :hi\r\n",
                "AUTH PLAIN xyz\r\n",
                "MAIL FROM:<a@b.example> SIZE=3\r\n",
                "JOIN #a,#b\r\n",
                ":a!b@c PRIVMSG #a :hi\r\n",
                "RETR file\r\n"
            })
    void whenTheLineIsCutAnywhere_thenNothingIsInvented(String text) {
        byte[] bytes = ascii(text);
        ViewCheck.assertNothingIsInvented(line, line::wrap, bytes);
        if (wrap(ftp::wrap, bytes)) {
            ViewCheck.assertNothingIsInvented(ftp, ftp::wrap, bytes);
        }
        if (wrap(smtp::wrap, bytes)) {
            ViewCheck.assertNothingIsInvented(smtp, smtp::wrap, bytes);
        }
        if (wrap(mail::wrap, bytes)) {
            ViewCheck.assertNothingIsInvented(mail, mail::wrap, bytes);
        }
        if (wrap(irc::wrap, bytes)) {
            ViewCheck.assertNothingIsInvented(irc, irc::wrap, bytes);
        }
    }

    @Test
    void noBytesMakeALineThrow() {
        byte[][] lines = {
            ascii("USER alice\r\n"),
            ascii("220-hello\r\n"),
            ascii("a1 LOGIN \"al ice\" x\r\n"),
            ascii(":irc.example 001 alice :hi\r\n"),
            ascii("MAIL FROM:<a@b.example>\r\n"),
            ascii("-ERR [AUTH] no\r\n"),
            ascii("JOIN #a,#b\r\n")
        };
        ViewCheck.assertNothingIsThrown(line, line::wrap, lines);
        ViewCheck.assertNothingIsThrown(ftp, ftp::wrap, lines);
        ViewCheck.assertNothingIsThrown(smtp, smtp::wrap, lines);
        ViewCheck.assertNothingIsThrown(mail, mail::wrap, lines);
        ViewCheck.assertNothingIsThrown(irc, irc::wrap, lines);
    }
}
