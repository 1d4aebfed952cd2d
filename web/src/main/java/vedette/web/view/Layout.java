package vedette.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.store.people.Role;
import vedette.web.http.Visitor;

/// What is around every page.
///
/// @param title of the page
/// @param place which of the pages it is: the first part of its address
/// @param visitor who looks
/// @param assets the first part of the addresses of styles and scripts
/// @param range of time that the page is about
/// @param rangeWords the same for people
/// @param clocks of the times shown
/// @param here the address of the page, without the time that it is about
/// @param state how things stand
/// @param isDemo whether this is nobody's network
/// @param version of the program
public record Layout(
        String title,
        String place,
        Visitor visitor,
        String assets,
        Range range,
        String rangeWords,
        Clocks clocks,
        String here,
        State state,
        boolean isDemo,
        String version) {

    private static final List<Place> PLACES = List.of(
            new Place("overview", "/", "Overview", "o"),
            new Place("incidents", "/incidents", "Incidents", "i"),
            new Place("flows", "/flows", "Flows", "f"),
            new Place("traffic", "/traffic", "Traffic", "t"),
            new Place("hosts", "/hosts", "Hosts", "h"),
            new Place("models", "/models", "Models", "m"),
            new Place("network", "/network", "Network", "n"),
            new Place("system", "/system", "System", "s"),
            new Place("reports", "/reports", "Reports", "r"));

    private static final List<String> MAIN = List.of("overview", "incidents", "hosts");

    private static final Place HELP = new Place("help", "/help", "Help", "d");

    /// What there is to read about a page.
    private static final Map<String, String> READ = Map.ofEntries(
            Map.entry("overview", "dashboard#what-it-shows"),
            Map.entry("incidents", "incidents#how-signals-become-incidents"),
            Map.entry("flows", "dashboard#flows"),
            Map.entry("traffic", "dashboard#traffic"),
            Map.entry("hosts", "dashboard#what-it-shows"),
            Map.entry("models", "models-at-work"),
            Map.entry("network", "dashboard#network"),
            Map.entry("system", "metrics#is-it-well"),
            Map.entry("reports", "reports"),
            Map.entry("rules", "operators#suppression"),
            Map.entry("settings", "configuration"),
            Map.entry("account", "dashboard#getting-in"));

    private static final Place SETTINGS = new Place("settings", "/settings", "Settings", "e");

    /// A page to go to.
    ///
    /// @param name as addresses have it
    /// @param path where it is
    /// @param title for people
    /// @param key that goes there after `g`
    public record Place(String name, String path, String title, String key) {

        /// Whether it is offered where there is little room, as on a phone.
        public boolean isMain() {
            return MAIN.contains(name);
        }
    }

    /// All pages that are open to whoever looks, in the order in which they are offered.
    public List<Place> places() {
        List<Place> all = new ArrayList<>(PLACES);
        if (mayOperate()) {
            all.add(SETTINGS);
        }
        all.add(HELP);
        return all;
    }

    /// Where there is to read about this page; empty if nowhere but on the first page of Help.
    public String help() {
        String page = READ.get(place);
        return page == null ? "" : "/help/reference/" + page;
    }

    public boolean isAt(Place other) {
        return other.name().equals(place);
    }

    public boolean mayJudge() {
        return visitor.mayDo(Role.ANALYST);
    }

    public boolean mayOperate() {
        return visitor.mayDo(Role.ADMIN);
    }

    /// How things stand, in one sentence.
    ///
    /// @param name of the state: `stopped`, `blind`, `demo`, `open`, `learning`, `quiet`
    /// @param sentence for people
    /// @param rest what is to be known besides; may be empty
    /// @param open how many incidents are open
    /// @param path where the sentence leads; empty if nowhere
    public record State(String name, String sentence, String rest, long open, String path) {}
}
