package vedette.detect.windows;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The interfaces of Windows by which hosts are administered, and what their operations do.
///
/// What means what follows the protocols' documents
/// ([MS-WINPROTLP](https://learn.microsoft.com/openspecs/windows_protocols/ms-winprotlp/)) and, for what attackers use,
/// ATT&CK and [BZAR](https://github.com/mitre-attack/bzar).
enum Interface {
    SERVICES("367abb81-9844-35f1-ad32-98f038001003", "svcctl"),
    OLD_TASKS("1ff70682-0a51-30e8-076d-740be8cee98b", "atsvc"),
    TASKS("86d35949-83c9-4044-b424-db363231fd0c", ""),
    REGISTRY("338cd001-2244-31f1-aaaa-900038001003", "winreg"),
    WMI("9556dc99-828c-11cf-a37e-00aa003240c7", ""),
    DISPATCH("00020400-0000-0000-c000-000000000046", ""),
    REPLICATION("e3514235-4b06-11d1-ab04-00c04fc2dcd2", ""),
    NETLOGON("12345678-1234-abcd-ef00-01234567cffb", "netlogon"),
    POLICY("12345778-1234-abcd-ef00-0123456789ab", "lsarpc"),
    ACCOUNTS("12345778-1234-abcd-ef00-0123456789ac", "samr"),
    BACKUP_KEY("3dde7c30-165d-11d1-ab8f-00805f14db40", "protected_storage"),
    SERVER("4b324fc8-1670-01d3-1278-5a47bf6ee188", "srvsvc"),
    BROWSER("6bffd098-a112-3610-9833-012892020162", "browser"),
    WORKSTATION("6bffd098-a112-3610-9833-46c3f87e345a", "wkssvc"),
    PRINTERS("12345678-1234-abcd-ef00-0123456789ab", "spoolss"),
    ENCRYPTION("c681d488-d850-11d0-8c52-00c04fd90f7e", ""),
    ENCRYPTION_BY_PIPE("df1941c5-fe89-4e79-bf10-463657acf44d", "efsrpc"),
    SHADOW_COPIES("a8e0653c-2744-4389-a61d-7373df8b2292", "fssagentrpc"),
    FILE_SYSTEM("4fc742e0-4a10-11cf-8273-00aa004ae673", "netdfs"),
    ENDPOINTS("e1af8308-5d1f-11c9-91a4-08002b14a0fa", "epmapper");

    private static final Map<String, Interface> BY_ID = new HashMap<>();
    private static final Map<String, Interface> BY_PIPE = new HashMap<>();

    /// No path is so long that it takes more, in bytes of what an operation is called with.
    private static final int LONGEST_PATH = 560;

    static {
        for (Interface one : values()) {
            BY_ID.put(one.id, one);
            BY_PIPE.put(one.pipe, one);
        }
        BY_PIPE.remove("");
    }

    private final String id;
    private final String pipe;

    Interface(String id, String pipe) {
        this.id = id;
        this.pipe = pipe;
    }

    static @Nullable Interface ofId(String id) {
        return BY_ID.get(id);
    }

    /// The interface that a pipe is there for.
    static @Nullable Interface ofPipe(String name) {
        return BY_PIPE.get(name.toLowerCase(Locale.ROOT));
    }

    static @Nullable Interface ofName(String name) {
        return name.isEmpty() ? null : valueOf(name);
    }

    /// Whether only domain controllers offer it to others.
    boolean isOfControllers() {
        return this == REPLICATION;
    }

    /// What calling this operation does, or null if nothing worth mention.
    @Nullable
    Deed deed(int operation, int length) {
        return switch (this) {
            case SERVICES -> ofServices(operation);
            case OLD_TASKS -> ofOldTasks(operation);
            case TASKS -> ofTasks(operation);
            case REGISTRY -> ofRegistry(operation);
            case WMI -> operation == 24 || operation == 25 ? Deed.METHOD_RUN : null;
            case DISPATCH -> operation == 6 ? Deed.OBJECT_USED : null;
            case REPLICATION -> ofReplication(operation);
            case NETLOGON -> ofNetlogon(operation);
            case POLICY -> operation == 43 ? Deed.SECRET_READ : null;
            case ACCOUNTS -> ofAccounts(operation);
            case BACKUP_KEY -> operation == 0 ? Deed.KEY_ASKED : null;
            case SERVER, BROWSER -> ofServer(operation, length);
            case WORKSTATION -> operation == 2 ? Deed.SESSIONS_LISTED : null;
            case PRINTERS -> ofPrinters(operation);
            case ENCRYPTION, ENCRYPTION_BY_PIPE -> operation == 3 ? null : Deed.COERCED;
            case SHADOW_COPIES -> operation == 8 || operation == 9 ? Deed.COERCED : null;
            case FILE_SYSTEM -> operation == 12 || operation == 13 ? Deed.COERCED : null;
            case ENDPOINTS -> operation == 2 ? Deed.ENDPOINTS_LISTED : null;
        };
    }

    private static @Nullable Deed ofServices(int operation) {
        return switch (operation) {
            case 11, 12, 23, 24, 44, 45, 60 -> Deed.SERVICE_MADE;
            case 19, 31 -> Deed.SERVICE_STARTED;
            case 2 -> Deed.SERVICE_REMOVED;
            default -> null;
        };
    }

    private static @Nullable Deed ofOldTasks(int operation) {
        return switch (operation) {
            case 0 -> Deed.TASK_MADE;
            case 1 -> Deed.TASK_REMOVED;
            default -> null;
        };
    }

    private static @Nullable Deed ofTasks(int operation) {
        return switch (operation) {
            case 1 -> Deed.TASK_MADE;
            case 12 -> Deed.TASK_STARTED;
            case 13 -> Deed.TASK_REMOVED;
            default -> null;
        };
    }

    private static @Nullable Deed ofRegistry(int operation) {
        return switch (operation) {
            case 6, 7, 8, 22 -> Deed.REGISTRY_WRITTEN;
            case 9, 10, 17 -> Deed.REGISTRY_READ;
            case 20, 31 -> Deed.SECRET_READ; // whole parts of it saved, which is how passwords are taken along
            default -> null;
        };
    }

    private static @Nullable Deed ofReplication(int operation) {
        return switch (operation) {
            case 3 -> Deed.REPLICATED;
            case 5, 17 -> Deed.CONTROLLER_ADDED;
            default -> null;
        };
    }

    private static @Nullable Deed ofNetlogon(int operation) {
        return switch (operation) {
            case 5, 15, 26 -> Deed.CHANNEL_TRIED;
            case 6, 30 -> Deed.CHANNEL_TAKEN;
            default -> null;
        };
    }

    private static @Nullable Deed ofAccounts(int operation) {
        return switch (operation) {
            case 11, 13, 15, 25, 33, 40, 48, 51 -> Deed.USERS_LISTED;
            case 12, 50 -> Deed.ACCOUNT_MADE;
            case 37, 58 -> Deed.PASSWORD_SET;
            default -> null;
        };
    }

    private static @Nullable Deed ofServer(int operation, int length) {
        return switch (operation) {
            case 12 -> Deed.SESSIONS_LISTED;
            case 15, 36 -> Deed.SHARES_LISTED;
            case 31, 32 -> length > LONGEST_PATH ? Deed.PATH_OVERLONG : null;
            default -> null;
        };
    }

    /// Asking for printers, opening and closing them and asking to be told of changes is all that is done to make a
    /// host log in; who prints does more.
    private static @Nullable Deed ofPrinters(int operation) {
        return switch (operation) {
            case 62, 65 -> Deed.COERCED;
            case 0, 1, 29, 69 -> null;
            default -> Deed.PRINTED;
        };
    }
}
