package vedette.web.operate;

import java.util.Locale;

/// What may be the matter with a run. The names are public.
public enum Trouble {
    NOT_WATCHING(
            true,
            "nothing is watched: no interface is on and up",
            "Switch one on on the page System, or look at its cable; `vedette interfaces` says how they are."),
    STORE_FAILING(
            true,
            "what is seen cannot be kept: writing fails",
            "The log says why: a full disk, a folder that belongs to somebody else, a disk that fails."),
    INTERFACE_DOWN(false, "an interface that is to be watched is down or away", "Look at its cable, or leave it out."),
    NO_PACKETS(
            false,
            "no packet has come for a minute",
            "Look at the cable, the mirror port and the filter; at night it may just be quiet."),
    DROPS(
            false,
            "more than 1 in 100 packets of the last minutes were lost before they could be read",
            "Give it more processors (`--shards`), or less to watch (a filter)."),
    STORE_BEHIND(
            false,
            "conversations that ended half a minute ago are not kept yet",
            "The disk is too slow or busy: keep the store on another, or keep less."),
    DISK_LOW(
            false,
            "the disk of the store is nearly full",
            "`vedette store compact` lets go of what is old; keep less (`store` in `vedette.yaml`), or make room."),
    MODELS_MISSING(
            false,
            "no model is at work although nobody has said so",
            "The models that come with Vedette are not beside the program: install it again, or train some;"
                    + " `--models none` says that none is wanted."),
    MODELS_REFUSED(
            false,
            "a model that was put to work was refused; those before it stay at work",
            "The log says why; `vedette models list` shows which there are."),
    CLOCK_BACK(
            false,
            "the clock of the machine went back within the last ten minutes",
            "Times of what was seen overlap. Let the clock be corrected in small steps (chrony does).");

    private final boolean isFailing;
    private final String meaning;
    private final String advice;

    Trouble(boolean isFailing, String meaning, String advice) {
        this.isFailing = isFailing;
        this.meaning = meaning;
        this.advice = advice;
    }

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the run does not do its work, so that it may help to start it anew.
    public boolean isFailing() {
        return isFailing;
    }

    /// What it is, in words that anybody may hear.
    public String meaning() {
        return meaning;
    }

    /// What to do about it.
    public String advice() {
        return advice;
    }

    /// A trouble that there is.
    ///
    /// @param words for those who may know of interfaces and files
    public record Told(Trouble trouble, String words) {}
}
