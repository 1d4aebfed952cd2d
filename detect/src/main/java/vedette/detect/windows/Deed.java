package vedette.detect.windows;

import vedette.detect.Kind;

/// What somebody does to a Windows host: what it counts for alone, and what it is called.
enum Deed {
    PROGRAM_MADE(Kind.REMOTE_ADMINISTRATION, 0.55, "programs put on a share for administrators"),
    SERVICE_MADE(Kind.REMOTE_ADMINISTRATION, 0.55, "services made or changed"),
    SERVICE_STARTED(Kind.REMOTE_ADMINISTRATION, 0, "services started"),
    SERVICE_REMOVED(Kind.REMOTE_ADMINISTRATION, 0, "services removed"),
    TASK_MADE(Kind.REMOTE_ADMINISTRATION, 0.6, "scheduled tasks made"),
    TASK_STARTED(Kind.REMOTE_ADMINISTRATION, 0, "scheduled tasks started"),
    TASK_REMOVED(Kind.REMOTE_ADMINISTRATION, 0, "scheduled tasks removed"),
    METHOD_RUN(Kind.REMOTE_ADMINISTRATION, 0.7, "methods run by WMI, which start programs"),
    OBJECT_USED(Kind.REMOTE_ADMINISTRATION, 0.6, "commands to objects that applications offer"),
    REGISTRY_WRITTEN(Kind.REMOTE_ADMINISTRATION, 0.6, "changes to the registry"),
    REGISTRY_READ(Kind.REMOTE_ADMINISTRATION, 0.5, "keys of the registry read"),

    REPLICATED(Kind.CREDENTIAL_THEFT, 0.7, "accounts asked for as only domain controllers do"),
    CONTROLLER_ADDED(Kind.CREDENTIAL_THEFT, 0.9, "domain controllers added by what is none"),
    SECRET_READ(Kind.CREDENTIAL_THEFT, 0.85, "secrets read that a host keeps for itself"),
    KEY_ASKED(Kind.CREDENTIAL_THEFT, 0.5, "questions about the domain's backup key"),
    PASSWORD_SET(Kind.CREDENTIAL_THEFT, 0.55, "accounts changed, perhaps their passwords"),
    COERCED(Kind.CREDENTIAL_THEFT, 0.5, "requests that make the host log in somewhere"),
    CALLED_BACK(Kind.CREDENTIAL_THEFT, 0.8, "log-ins of the host to who asked for that"),

    CHANNEL_TRIED(Kind.SERVICE_EXPLOIT, 0, "tries to authenticate as a computer"),
    CHANNEL_TAKEN(Kind.SERVICE_EXPLOIT, 0, "passwords of computers set"),
    PIPE_PROBED(Kind.SERVICE_EXPLOIT, 0.7, "looks into pipes that were never opened, as tests for MS17-010 do"),
    BACKDOOR_ASKED(Kind.SERVICE_EXPLOIT, 0.8, "requests that no server has ever had an answer to"),
    TRANSACTION_MIXED(Kind.SERVICE_EXPLOIT, 1, "large transactions that go on as another type, as for MS17-010"),
    PATH_OVERLONG(Kind.SERVICE_EXPLOIT, 0.85, "overlong paths to be simplified, as for MS08-067"),
    MANY_BOUND(Kind.SERVICE_EXPLOIT, 0.55, "bindings of many interfaces at once, which hides the one meant"),
    OVERSTATED(Kind.SERVICE_EXPLOIT, 1, "compressed messages that begin beyond their end, as for CVE-2020-0796"),

    USERS_LISTED(Kind.WINDOWS_DISCOVERY, 0.5, "lists of users or of members of groups"),
    SESSIONS_LISTED(Kind.WINDOWS_DISCOVERY, 0.5, "lists of who is logged in"),
    SHARES_LISTED(Kind.WINDOWS_DISCOVERY, 0, "lists of shares"),
    ENDPOINTS_LISTED(Kind.WINDOWS_DISCOVERY, 0.5, "lists of all that can be called"),

    /// What makes others ordinary.
    ACCOUNT_MADE(Kind.CREDENTIAL_THEFT, 0, "accounts made"),
    PRINTED(Kind.CREDENTIAL_THEFT, 0, "uses of printers");

    private final Kind kind;
    private final double strength;
    private final String feature;

    Deed(Kind kind, double strength, String feature) {
        this.kind = kind;
        this.strength = strength;
        this.feature = feature;
    }

    Kind kind() {
        return kind;
    }

    /// How much it stands out where nothing else is known.
    double strength() {
        return strength;
    }

    String feature() {
        return feature;
    }

    /// Whether whoever has long done so is left alone.
    boolean canBeUsual() {
        return kind != Kind.SERVICE_EXPLOIT && this != SECRET_READ && this != CONTROLLER_ADDED;
    }
}
