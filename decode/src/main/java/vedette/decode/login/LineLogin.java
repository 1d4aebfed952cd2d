package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.ftp.FtpLine;
import vedette.decode.mail.MailLine;
import vedette.decode.smtp.SmtpLine;

/// The logins of the protocols that speak in lines. A user's name alone is no try yet: the password is.
final class LineLogin {

    private final FtpLine ftp = new FtpLine();
    private final SmtpLine smtp = new SmtpLine();
    private final MailLine mail = new MailLine();

    LoginStep ftp(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        if (!ftp.wrap(buffer, start, limit) || ftp.isReply() != isFromServer) {
            return LoginStep.NONE;
        }
        if (ftp.isPassword()) {
            return LoginStep.ASKED;
        }
        return answer(ftp.isRefused(), ftp.isLoggedIn());
    }

    LoginStep smtp(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        if (!smtp.wrap(buffer, start, limit) || smtp.isReply() != isFromServer) {
            return LoginStep.NONE;
        }
        if (smtp.isLoginAsked()) {
            return LoginStep.ASKED;
        }
        return answer(smtp.isRefused(), smtp.isLoggedIn());
    }

    LoginStep mail(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        if (!mail.wrap(buffer, start, limit)) {
            return LoginStep.NONE;
        }
        if (!isFromServer) {
            boolean isAsked = mail.hasPassword() || mail.isAuthentication();
            return isAsked ? LoginStep.ASKED : LoginStep.NONE;
        }
        if (mail.isRefused()) {
            return LoginStep.REFUSED;
        }
        if (mail.isPositive()) {
            return LoginStep.POSITIVE;
        }
        return mail.isNegative() ? LoginStep.NEGATIVE : LoginStep.NONE;
    }

    private static LoginStep answer(boolean isRefused, boolean isAccepted) {
        if (isRefused) {
            return LoginStep.REFUSED;
        }
        return isAccepted ? LoginStep.ACCEPTED : LoginStep.NONE;
    }
}
