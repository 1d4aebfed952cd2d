package vedette.store.search.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.flow.record.FlowEnd;

/// Terms as conditions of rows.
///
/// @param services ports by the names of services
public record FieldConditions(Map<String, Set<Integer>> services) {

    /// Where the service is: the responder's port, unless only the initiator's is one that services have.
    public static final String SERVICE_PORT =
            "(CASE WHEN src_port > 0 AND src_port <= 1023 AND dst_port > 1023 THEN src_port ELSE dst_port END)";

    private static final Pattern RANGE = Pattern.compile("(.*?)\\.\\.(.*)");
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(?:/(\\w{1,8}))?");
    private static final Pattern CONVERSATION = Pattern.compile("[0-9a-f]{1,16}");
    private static final int LAST_PORT = 65_535;

    static final Map<String, List<String>> STATES = Map.ofEntries(
            Map.entry("finished", List.of("SF")),
            Map.entry("unanswered", List.of("S0")),
            Map.entry("refused", List.of("REJ")),
            Map.entry("broken", List.of("RSTO", "RSTR")),
            Map.entry("half", List.of("RSTOS0", "RSTRH", "SH", "SHR")),
            Map.entry("open", List.of("S1", "S2", "S3")),
            Map.entry("other", List.of("OTH")));

    Condition of(SearchTerm term) {
        try {
            return switch (term.field().kind()) {
                case ADDRESS -> each(term, value -> address(term.field(), value));
                case NUMBER -> number(term, Amounts::count);
                case TIME -> number(term, Amounts::micros);
                case PROTOCOL -> each(term, FieldConditions::protocol);
                case SERVICE -> each(term, this::service);
                case STATE -> each(term, FieldConditions::state);
                case END -> each(term, FieldConditions::end);
                case ID -> each(term, FieldConditions::conversation);
                case INCIDENT -> throw new IllegalStateException("incidents are looked up");
            };
        } catch (BadSearch e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw term.bad(String.valueOf(e.getMessage()));
        }
    }

    private static Condition each(SearchTerm term, Function<String, Condition> condition) {
        return Condition.any(term.values().stream().map(condition).toList());
    }

    private static Condition address(Field field, String value) {
        return switch (field) {
            case SOURCE -> Addresses.of("src", value);
            case TARGET -> Addresses.of("dst", value);
            default -> Condition.any(List.of(Addresses.of("src", value), Addresses.of("dst", value)));
        };
    }

    private static List<String> columns(Field field) {
        return switch (field) {
            case PORT -> List.of("src_port", "dst_port");
            case SOURCE_PORT -> List.of("src_port");
            case TARGET_PORT -> List.of("dst_port");
            case BYTES -> List.of("(fwd_bytes + bwd_bytes)");
            case OUT -> List.of("fwd_bytes");
            case IN -> List.of("bwd_bytes");
            case PACKETS -> List.of("(fwd_packets + bwd_packets)");
            case RETRANSMITTED -> List.of("(fwd_retransmitted + bwd_retransmitted)");
            case DURATION -> List.of("(ended - begun)");
            case HANDSHAKE -> List.of("handshake");
            case VLAN -> List.of("vlan");
            case NUMBER -> List.of("number");
            default -> throw new IllegalStateException(field + " is no number");
        };
    }

    /// A number of how many, of a port, or of a time.
    private interface Reading {
        long of(String text);
    }

    private static Condition number(SearchTerm term, Reading reading) {
        List<Condition> any = new ArrayList<>();
        for (String column : columns(term.field())) {
            for (String value : term.values()) {
                Condition one = compared(column, term.operator(), value, reading);
                // what was not measured, or is not there, is neither more nor less
                any.add(
                        term.field() == Field.HANDSHAKE || term.field() == Field.VLAN
                                ? Condition.all(List.of(Condition.of(column + " >= 0"), one))
                                : one);
            }
        }
        return Condition.any(any);
    }

    private static Condition compared(String column, String operator, String value, Reading reading) {
        Matcher range = RANGE.matcher(value);
        if (operator.equals(":") && range.matches()) {
            long from = reading.of(range.group(1));
            long to = reading.of(range.group(2));
            if (from > to) {
                throw new IllegalArgumentException("\"" + value + "\" begins after its end");
            }
            return Condition.of(column + " BETWEEN ? AND ?", from, to);
        }
        String sign = operator.equals(":") ? "=" : operator;
        return Condition.of(column + " " + sign + " ?", reading.of(value));
    }

    private static Condition protocol(String value) {
        OptionalInt number = Protocols.number(value);
        if (number.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + value + "\" is no protocol: write tcp, udp, icmp, icmp6 or a number up to 255");
        }
        return Condition.of("protocol = ?", number.getAsInt());
    }

    private Condition service(String value) {
        String name = value.toLowerCase(Locale.ROOT).replace(' ', '-');
        Set<Integer> ports = services.get(name);
        if (ports != null) {
            return Condition.all(List.of(
                    Condition.of("protocol IN (6, 17)"),
                    Condition.among(SERVICE_PORT, ports.stream().sorted().toList())));
        }
        Matcher port = PORT.matcher(name);
        if (port.matches() && Integer.parseInt(port.group(1)) <= LAST_PORT) {
            Condition isPort = Condition.of(SERVICE_PORT + " = ?", Integer.parseInt(port.group(1)));
            return port.group(2) == null ? isPort : Condition.all(List.of(protocol(port.group(2)), isPort));
        }
        if (Protocols.number(name).isPresent()) {
            return protocol(name);
        }
        throw new IllegalArgumentException("\"" + value
                + "\" is no service that is known: write its port, as 8443/tcp, or one of "
                + String.join(", ", services.keySet().stream().sorted().toList()));
    }

    private static Condition state(String value) {
        List<String> states = STATES.get(value.toLowerCase(Locale.ROOT));
        if (states != null) {
            return Condition.among("state", states);
        }
        String code = value.toUpperCase(Locale.ROOT);
        if (STATES.values().stream().anyMatch(codes -> codes.contains(code))) {
            return Condition.of("state = ?", code);
        }
        throw new IllegalArgumentException("\"" + value + "\" is no state: there are "
                + String.join(", ", STATES.keySet().stream().sorted().toList()) + ", and Zeek's, as S0");
    }

    private static Condition end(String value) {
        String label = value.toLowerCase(Locale.ROOT).replace('-', '_');
        List<String> labels =
                Arrays.stream(FlowEnd.values()).map(FlowEnd::label).toList();
        if (!labels.contains(label)) {
            throw new IllegalArgumentException("\"" + value + "\" is no end: there are " + String.join(", ", labels));
        }
        return Condition.of("end_reason = ?", label);
    }

    private static Condition conversation(String value) {
        String id = value.toLowerCase(Locale.ROOT);
        if (!CONVERSATION.matcher(id).matches()) {
            throw new IllegalArgumentException("\"" + value + "\" is no conversation: it has up to 16 of 0-9 and a-f");
        }
        return Condition.of("conversation = ?", id);
    }
}
