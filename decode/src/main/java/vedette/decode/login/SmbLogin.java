package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of SMB, of its first version
/// ([MS-CIFS](https://learn.microsoft.com/openspecs/windows_protocols/ms-cifs/)) and of the later ones
/// ([MS-SMB2](https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/)).
///
/// A login by NTLM takes two requests; the first, which only negotiates, does not ask.
final class SmbLogin extends MessageView {

    private static final int MAX_MESSAGES = 8;
    private static final int SESSION_HEADER = 4;
    private static final long SMB1 = 0xFF53_4D42L;
    private static final long SMB2 = 0xFE53_4D42L;

    private static final int SMB1_COMMAND = 4;
    private static final int SMB1_STATUS = 5;
    private static final int SMB1_FLAGS = 9;
    private static final int SMB1_SESSION_SETUP = 0x73;
    private static final int SMB1_IS_REPLY = 0x80;
    private static final int SMB1_HEADER = 32;

    private static final int SMB2_STATUS = 8;
    private static final int SMB2_COMMAND = 12;
    private static final int SMB2_FLAGS = 16;
    private static final int SMB2_SESSION_SETUP = 1;
    private static final int SMB2_IS_REPLY = 1;
    private static final int SMB2_HEADER = 64;

    private static final String NTLM = "NTLMSSP\0";
    private static final int NTLM_NEGOTIATE = 1;

    /// The first step there is, as several messages may be sent at once.
    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        int session = 0;
        for (int i = 0; i < MAX_MESSAGES; i++) {
            int message = session + SESSION_HEADER;
            long magic = u32(message);
            if (u8(session) != 0 || (magic != SMB1 && magic != SMB2)) {
                return LoginStep.NONE;
            }
            int end = message + u24(session + 1);
            LoginStep step = magic == SMB1 ? first(message, end, isFromServer) : later(message, end, isFromServer);
            if (step != LoginStep.NONE) {
                return step;
            }
            session = end;
        }
        return LoginStep.NONE;
    }

    private LoginStep first(int message, int end, boolean isFromServer) {
        boolean isReply = (u8(message + SMB1_FLAGS) & SMB1_IS_REPLY) != 0;
        boolean isWhole = has(message, SMB1_HEADER);
        if (!isWhole || u8(message + SMB1_COMMAND) != SMB1_SESSION_SETUP || isReply != isFromServer) {
            return LoginStep.NONE;
        }
        return isReply ? answer(u32Reversed(message + SMB1_STATUS)) : question(message + SMB1_HEADER, end);
    }

    private LoginStep later(int message, int end, boolean isFromServer) {
        boolean isReply = (u32Reversed(message + SMB2_FLAGS) & SMB2_IS_REPLY) != 0;
        boolean isWhole = has(message, SMB2_HEADER);
        if (!isWhole || u16Reversed(message + SMB2_COMMAND) != SMB2_SESSION_SETUP || isReply != isFromServer) {
            return LoginStep.NONE;
        }
        return isReply ? answer(u32Reversed(message + SMB2_STATUS)) : question(message + SMB2_HEADER, end);
    }

    private LoginStep question(int from, int end) {
        int ntlm = findInAnyCase(from, end, NTLM);
        boolean isNegotiation = ntlm != MISSING && u8(ntlm + NTLM.length()) == NTLM_NEGOTIATE;
        return isNegotiation ? LoginStep.NONE : LoginStep.ASKED;
    }

    private static LoginStep answer(long status) {
        if (status == 0) {
            return LoginStep.ACCEPTED;
        }
        return isRefusal((int) status) ? LoginStep.REFUSED : LoginStep.NONE;
    }

    /// The values of [MS-ERREF](https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/) that are
    /// about an account: unknown, wrong, restricted, expired, disabled or locked.
    private static boolean isRefusal(int status) {
        return switch (status) {
            case 0xC000_0022,
                    0xC000_0064,
                    0xC000_006A,
                    0xC000_006C,
                    0xC000_006D,
                    0xC000_006E,
                    0xC000_006F,
                    0xC000_0070,
                    0xC000_0071,
                    0xC000_0072,
                    0xC000_015B,
                    0xC000_0193,
                    0xC000_0224,
                    0xC000_0234 -> true;
            default -> false;
        };
    }
}
