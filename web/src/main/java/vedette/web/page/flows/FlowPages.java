package vedette.web.page.flows;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.Numbers;
import vedette.store.people.Role;
import vedette.store.search.FlowOrder;
import vedette.store.search.FlowPage;
import vedette.store.search.FlowTotals;
import vedette.store.search.KeptFlow;
import vedette.store.search.language.BadSearch;
import vedette.store.search.language.Field;
import vedette.web.explore.FlowAsked;
import vedette.web.explore.FlowDesk;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.page.Frame;
import vedette.web.template.JteflowlistGenerated;
import vedette.web.template.JteflowsGenerated;
import vedette.web.template.JteflowtotalsGenerated;
import vedette.web.text.Moments;
import vedette.web.view.Hidden;
import vedette.web.view.Layout;
import vedette.web.view.flows.FlowList;

/// The list of conversations: what is hot at once, the archive in a moment.
public final class FlowPages {

    private static final int A_PAGE = 100;

    private final Frame frame;
    private final FlowDesk desk;

    public FlowPages(Frame frame, FlowDesk desk) {
        this.frame = frame;
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.page("GET", "/flows", Role.VIEWER, this::list),
                Route.page("GET", "/parts/flows", Role.VIEWER, this::part),
                Route.page("GET", "/parts/flow-totals", Role.VIEWER, this::totals));
    }

    private Reply list(Call call) throws IOException {
        FlowAsked asked = asked(call);
        Layout layout = frame.around(call, "Flows", "flows", asked.range());
        List<FlowList.Term> terms = terms(asked);
        try {
            FlowList list = list(asked, layout, frame.zone(call));
            return Frame.shown(out -> JteflowsGenerated.render(out, null, layout, list, terms));
        } catch (BadSearch bad) {
            FlowList list = wrong(asked, bad);
            return Reply.of(
                    400, Reply.HTML, Frame.text(out -> JteflowsGenerated.render(out, null, layout, list, terms)));
        }
    }

    private FlowAsked asked(Call call) {
        FlowAsked asked = FlowAsked.of(call, frame.range(call));
        boolean isUsual = FlowColumn.chosen(asked.columns()).equals(FlowColumn.USUAL);
        return isUsual ? asked.withUsualColumns() : asked;
    }

    private Reply part(Call call) throws IOException {
        FlowAsked asked = asked(call);
        Layout layout = frame.around(call, "Flows", "flows", asked.range());
        try {
            FlowList list = list(asked, layout, frame.zone(call));
            return Frame.shown(out -> JteflowlistGenerated.render(out, null, list));
        } catch (BadSearch bad) {
            throw Refusal.badRequest(bad.why());
        }
    }

    private Reply totals(Call call) throws IOException {
        FlowAsked asked = asked(call);
        try {
            FlowTotals totals = frame.room().place().exists() ? desk.totals(asked) : new FlowTotals(0, 0, 0, 0);
            return Frame.shown(out -> JteflowtotalsGenerated.render(
                    out,
                    null,
                    Numbers.several(totals.flows(), "conversation", "conversations"),
                    Numbers.bytes(totals.bytes()),
                    Numbers.exact(totals.flows()) + " conversations, " + Numbers.exact(totals.packets()) + " packets, "
                            + Numbers.exact(totals.bytesOut()) + " bytes out, " + Numbers.exact(totals.bytesIn())
                            + " bytes in"));
        } catch (BadSearch bad) {
            throw Refusal.badRequest(bad.why());
        }
    }

    private FlowList list(FlowAsked asked, Layout layout, ZoneId zone) throws IOException {
        List<FlowColumn> columns = FlowColumn.chosen(asked.columns());
        if (!frame.room().place().exists()) {
            return new FlowList(
                    inAddress(asked, columns),
                    null,
                    heads(asked, columns),
                    List.of(),
                    new FlowList.Paths("", "", "", "", ""),
                    List.of());
        }
        FlowDesk.Found found = desk.page(asked, A_PAGE);
        List<FlowList.Line> lines = found.page().rows().stream()
                .map(row -> line(row, found.marks().worst(row.flow()), asked, columns, zone))
                .toList();
        return new FlowList(
                inAddress(asked, columns),
                null,
                heads(asked, columns),
                lines,
                paths(asked, found.page(), layout),
                told(found, zone));
    }

    private FlowList wrong(FlowAsked asked, BadSearch bad) {
        String search = asked.search();
        int from = Math.min(bad.from(), search.length());
        int to = Math.clamp(bad.to(), from, search.length());
        List<FlowColumn> columns = FlowColumn.chosen(asked.columns());
        return new FlowList(
                inAddress(asked, columns),
                new FlowList.Wrong(
                        bad.why(), search.substring(0, from), search.substring(from, to), search.substring(to)),
                heads(asked, columns),
                List.of(),
                new FlowList.Paths("", "", "", "", ""),
                List.of());
    }

    private static FlowList.Asked inAddress(FlowAsked asked, List<FlowColumn> columns) {
        List<FlowList.Choice> choices = new ArrayList<>();
        for (FlowColumn column : FlowColumn.values()) {
            choices.add(
                    new FlowList.Choice(column.label(), column.title(), column.meaning(), columns.contains(column)));
        }
        List<Hidden> hidden = new ArrayList<>(asked.range().hidden());
        if (asked.order() != FlowOrder.TIME) {
            hidden.add(new Hidden("sort", asked.order().label()));
        }
        if (asked.isUp()) {
            hidden.add(new Hidden("order", "up"));
        }
        return new FlowList.Asked(asked.search(), asked.query(), hidden, choices);
    }

    private static List<FlowList.Head> heads(FlowAsked asked, List<FlowColumn> columns) {
        List<FlowList.Head> heads = new ArrayList<>();
        heads.add(head("time", "when it ended", Optional.of(FlowOrder.TIME), false, asked));
        for (FlowColumn column : columns) {
            heads.add(head(column.title(), column.meaning(), column.order(), column.isNumber(), asked));
        }
        return heads;
    }

    private static FlowList.Head head(
            String title, String meaning, Optional<FlowOrder> order, boolean isNumber, FlowAsked asked) {
        if (order.isEmpty()) {
            return new FlowList.Head(title, meaning, "", null, isNumber);
        }
        boolean isIt = asked.order() == order.get();
        boolean isNextUp = isIt && !asked.isUp();
        return new FlowList.Head(
                title,
                meaning,
                "/flows?" + asked.sorted(order.get(), isNextUp).query(),
                isIt ? asked.isUp() ? "ascending" : "descending" : null,
                isNumber);
    }

    private static FlowList.Line line(
            KeptFlow row, Optional<IncidentSnapshot> incident, FlowAsked asked, List<FlowColumn> columns, ZoneId zone) {
        Instant ended = Instant.EPOCH.plus(row.flow().ended(), ChronoUnit.MICROS);
        List<FlowList.Cell> cells = new ArrayList<>();
        for (FlowColumn column : columns) {
            FlowColumn.Value value = column.of(row, incident);
            cells.add(new FlowList.Cell(
                    column.title(),
                    value.text(),
                    value.exact(),
                    value.term().isEmpty()
                            ? ""
                            : "/flows?" + asked.and(value.term()).query(),
                    column == FlowColumn.INCIDENT
                            ? incident.map(one -> one.severity().label()).orElse("")
                            : "",
                    column.isNumber(),
                    column.isMono()));
        }
        boolean isToday = asked.range().length().toHours() <= 24;
        return new FlowList.Line(
                "/flows/" + row.number() + "?" + asked.query(),
                isToday ? Moments.clock(ended, zone) : Moments.day(ended, zone),
                ended.toString(),
                cells);
    }

    private static FlowList.Paths paths(FlowAsked asked, FlowPage page, Layout layout) {
        String export = "/api/v1/flows/export?" + asked.first().inAll().query();
        return new FlowList.Paths(
                page.next()
                        .map(cursor -> "/flows?" + asked.from(cursor).query())
                        .orElse(""),
                asked.after().isPresent() ? "/flows?" + asked.first().query() : "",
                page.archived() > 0 && !page.isOfArchive() ? asked.inAll().query() : "",
                layout.mayJudge() ? export + "&format=csv" : "",
                layout.mayJudge() ? export + "&format=jsonl" : "");
    }

    private static List<String> told(FlowDesk.Found found, ZoneId zone) {
        FlowPage page = found.page();
        List<String> told = new ArrayList<>();
        if (page.isOfArchive()) {
            told.add("Hot and archived conversations, in " + found.millis() + " ms.");
        } else if (page.archived() > 0) {
            String since = page.hotFrom().isPresent()
                    ? "since " + Moments.day(Instant.EPOCH.plus(page.hotFrom().getAsLong(), ChronoUnit.MICROS), zone)
                    : "of which there are none";
            told.add("Only what is hot, " + since + ", in " + found.millis() + " ms; the rest is in the archive.");
        } else {
            told.add("All of this time, in " + found.millis() + " ms.");
        }
        if (found.leftOut() > 0) {
            told.add("The search is about more incidents than are looked for at once: "
                    + Numbers.several(found.leftOut(), "is", "are") + " left out, the least.");
        }
        return told;
    }

    private static List<FlowList.Term> terms(FlowAsked asked) {
        List<FlowList.Term> terms = new ArrayList<>();
        for (Field field : Field.values()) {
            terms.add(new FlowList.Term(
                    field.example(),
                    field.meaning(),
                    "/flows?" + asked.with(field.example()).query()));
        }
        return terms;
    }
}
