package vedette.web.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.Numbers;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.web.operate.Room;
import vedette.web.view.IncidentPage;

/// What is known here of those who took part in an incident.
record AddressFacts(Room room, IncidentReader reader) {

    /// Of so many it is asked in which other incidents they were.
    private static final int MOST_ASKED = 16;

    List<IncidentPage.End> of(IncidentSnapshot incident) throws IOException {
        List<IncidentPage.End> ends = new ArrayList<>();
        for (Address source : incident.sources()) {
            ends.add(new IncidentPage.End("source", source.toString(), note(source, ends.size())));
        }
        for (Address target : incident.targets()) {
            ends.add(new IncidentPage.End("target", target.toString(), note(target, ends.size())));
        }
        return ends;
    }

    private String note(Address address, int number) throws IOException {
        String place = place(address);
        if (number >= MOST_ASKED) {
            return place;
        }
        long others = reader.bySeverity(Triage.all().about(address.toString())).values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                - 1;
        return others <= 0 ? place : place + ", in " + Numbers.several(others, "other incident", "other incidents");
    }

    private String place(Address address) {
        if (address.isGroup()) {
            return "a group or broadcast address";
        }
        if (address.isLinkLocal()) {
            return "an address of its link only";
        }
        return room.inside().test(address) ? "inside" : "outside";
    }
}
