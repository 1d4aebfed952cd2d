package vedette.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import vedette.decode.ftp.FtpLine;
import vedette.decode.irc.IrcLine;
import vedette.decode.line.LineHead;
import vedette.decode.mail.MailLine;
import vedette.decode.smtp.SmtpLine;

/// No bytes make a view of a command or reply throw.
class LineFuzzTest {

    private final LineHead line = new LineHead();
    private final FtpLine ftp = new FtpLine();
    private final SmtpLine smtp = new SmtpLine();
    private final MailLine mail = new MailLine();
    private final IrcLine irc = new IrcLine();

    private final List<FuzzedView> views = List.of(
            new FuzzedView(line, line::wrap),
            new FuzzedView(ftp, ftp::wrap),
            new FuzzedView(smtp, smtp::wrap),
            new FuzzedView(mail, mail::wrap),
            new FuzzedView(irc, irc::wrap));

    @FuzzTest(maxDuration = "60s")
    void anyLineCanBeRead(FuzzedDataProvider data) {
        FuzzedView view = data.pickValue(views);
        view.read(data.consumeRemainingAsBytes());
    }
}
