package vedette.decode.login;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// Logins of SMB, of its first version
/// ([MS-CIFS](https://learn.microsoft.com/openspecs/windows_protocols/ms-cifs/)) and of the later ones
/// ([MS-SMB2](https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/)).
///
/// A login by NTLM takes two requests; the first, which only negotiates, does not ask.
final class SmbLogin extends MessageView {

    private static final int MESSAGE = 4;
    private static final long SMB1 = 0xFF53_4D42L;
    private static final long SMB2 = 0xFE53_4D42L;

    private static final int SMB1_COMMAND = MESSAGE + 4;
    private static final int SMB1_STATUS = MESSAGE + 5;
    private static final int SMB1_FLAGS = MESSAGE + 9;
    private static final int SMB1_SESSION_SETUP = 0x73;
    private static final int SMB1_IS_REPLY = 0x80;
    private static final int SMB1_HEADER = 32;

    private static final int SMB2_STATUS = MESSAGE + 8;
    private static final int SMB2_COMMAND = MESSAGE + 12;
    private static final int SMB2_FLAGS = MESSAGE + 16;
    private static final int SMB2_SESSION_SETUP = 1;
    private static final int SMB2_IS_REPLY = 1;
    private static final int SMB2_HEADER = 64;

    private static final int MAX_BLOB = 512;
    private static final String NTLM = "NTLMSSP\0";
    private static final int NTLM_NEGOTIATE = 1;

    LoginStep step(MemorySegment buffer, long start, long limit, boolean isFromServer) {
        moveTo(buffer, start, limit);
        long magic = u32(MESSAGE);
        if (u8(0) != 0 || (magic != SMB1 && magic != SMB2)) {
            return LoginStep.NONE;
        }
        return magic == SMB1 ? first(isFromServer) : later(isFromServer);
    }

    private LoginStep first(boolean isFromServer) {
        boolean isReply = (u8(SMB1_FLAGS) & SMB1_IS_REPLY) != 0;
        boolean isWhole = has(MESSAGE, SMB1_HEADER);
        if (!isWhole || u8(SMB1_COMMAND) != SMB1_SESSION_SETUP || isReply != isFromServer) {
            return LoginStep.NONE;
        }
        return isReply ? answer(u32Reversed(SMB1_STATUS)) : question(MESSAGE + SMB1_HEADER);
    }

    private LoginStep later(boolean isFromServer) {
        boolean isReply = (u32Reversed(SMB2_FLAGS) & SMB2_IS_REPLY) != 0;
        boolean isWhole = has(MESSAGE, SMB2_HEADER);
        if (!isWhole || u16Reversed(SMB2_COMMAND) != SMB2_SESSION_SETUP || isReply != isFromServer) {
            return LoginStep.NONE;
        }
        return isReply ? answer(u32Reversed(SMB2_STATUS)) : question(MESSAGE + SMB2_HEADER);
    }

    private LoginStep question(int from) {
        int ntlm = findInAnyCase(from, from + MAX_BLOB, NTLM);
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
