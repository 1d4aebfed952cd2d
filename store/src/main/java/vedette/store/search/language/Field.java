package vedette.store.search.language;

import java.util.Arrays;
import java.util.Optional;

/// What can be asked of a conversation, by name.
public enum Field {
    HOST("host", Kind.ADDRESS, "10.0.0.7", "either end: an address, a network 10.0.0.0/8, or a beginning 10.0.*", "ip"),
    SOURCE("src", Kind.ADDRESS, "10.0.0.7", "who began it", "source", "from"),
    TARGET("dst", Kind.ADDRESS, "192.0.2.1", "who was asked", "target", "to"),
    PORT("port", Kind.NUMBER, "443", "of either end; 1..1023 is from 1 to 1023"),
    SOURCE_PORT("sport", Kind.NUMBER, "40000", "of who began it"),
    TARGET_PORT("dport", Kind.NUMBER, "443", "of who was asked"),
    PROTOCOL("proto", Kind.PROTOCOL, "tcp", "tcp, udp, icmp, icmp6, or the number that IP has for it", "protocol"),
    SERVICE("service", Kind.SERVICE, "ssh", "by name, or by port and protocol: 443/tcp"),
    STATE("state", Kind.STATE, "unanswered", "how it went: finished, unanswered, refused, broken, half, open, other"),
    BYTES("bytes", Kind.NUMBER, ">1M", "both ways, of IP; k, M and G are thousands", "size"),
    OUT("out", Kind.NUMBER, ">1M", "bytes that who began it sent", "sent"),
    IN("in", Kind.NUMBER, ">1M", "bytes that came back", "received"),
    PACKETS("packets", Kind.NUMBER, ">=1000", "both ways"),
    DURATION("duration", Kind.TIME, ">10s", "from the first packet to the last: 500ms, 10s, 5m, 2h", "took"),
    HANDSHAKE("handshake", Kind.TIME, ">200ms", "how long TCP's took"),
    RETRANSMITTED("retransmitted", Kind.NUMBER, ">10", "packets that were sent again"),
    VLAN("vlan", Kind.NUMBER, "10", "the first tag"),
    END("end", Kind.END, "idle", "why the row ended: closed, idle, part, reused, shed, input_ended"),
    CONVERSATION("conversation", Kind.ID, "9f3c2a11", "all parts of one"),
    NUMBER("number", Kind.NUMBER, "4711", "the one that it was given when it was kept"),
    INCIDENT("incident", Kind.INCIDENT, "0011223344556677", "between the ends of an incident, while it went on"),
    SCORE("score", Kind.INCIDENT, ">70", "between the ends of an incident that has such a score, of 100"),
    LABEL("label", Kind.INCIDENT, "port-scan", "between the ends of an incident of this kind", "kind", "class");

    private final String label;
    private final Kind kind;
    private final String example;
    private final String meaning;
    private final String aliases; // with a blank around each

    /// What values it has.
    enum Kind {
        ADDRESS,
        NUMBER,
        TIME,
        PROTOCOL,
        SERVICE,
        STATE,
        END,
        ID,
        INCIDENT
    }

    Field(String label, Kind kind, String example, String meaning, String... aliases) {
        this.label = label;
        this.kind = kind;
        this.example = example;
        this.meaning = meaning;
        this.aliases = " " + String.join(" ", aliases) + " ";
    }

    /// How it is asked for.
    public String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    /// A term that can be asked.
    public String example() {
        char first = example.charAt(0);
        return label + (first == '>' || first == '<' ? "" : ":") + example;
    }

    /// For people.
    public String meaning() {
        return meaning;
    }

    /// Whether more and less make sense.
    boolean isNumber() {
        return kind == Kind.NUMBER || kind == Kind.TIME || this == SCORE;
    }

    static Optional<Field> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.label.equals(name) || field.aliases.contains(" " + name + " "))
                .findFirst();
    }
}
