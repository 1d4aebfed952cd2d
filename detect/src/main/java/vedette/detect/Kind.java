package vedette.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The kinds of behaviour that detectors notice: what each is called, whom it is about, what ATT&CK calls it and what
/// to do about it.
public enum Kind {
    PORT_SCAN(
            Family.SCAN,
            Subject.SOURCE,
            50,
            "T1046",
            "tries which ports of hosts answer",
            "Ask who runs the source. If nobody does, block it, and look at what answered."),
    HOST_SWEEP(
            Family.SCAN,
            Subject.SOURCE,
            50,
            "T1018",
            "tries which hosts there are",
            "Ask who runs the source. If nobody does, block it; inside, look at what began there."),
    DISTRIBUTED_SCAN(
            Family.SCAN,
            Subject.TARGET,
            50,
            "T1046",
            "many sources together try which ports of a host answer",
            "Close what need not be open to them; blocking single sources will not help."),
    PASSWORD_GUESSING(
            Family.BRUTE_FORCE,
            Subject.SOURCE,
            55,
            "T1110",
            "tries to log in over and over",
            "Block the source; if a guess was right, change that password and look at what was done with it."),
    DISTRIBUTED_GUESSING(
            Family.BRUTE_FORCE,
            Subject.TARGET,
            55,
            "T1110",
            "many sources try to log in to one service",
            "Limit the service to those who need it, or ask for a second factor; blocking single sources will not help."),
    USER_ENUMERATION(
            Family.BRUTE_FORCE,
            Subject.SOURCE,
            50,
            "T1589.002",
            "asks a mail server which users there are",
            "Turn off VRFY and EXPN, and limit refused recipients; block the source."),
    FLOOD(
            Family.DOS,
            Subject.TARGET,
            65,
            "T1499",
            "is flooded by one or a few sources",
            "Block or slow the sources at the edge; if the service suffers, ask the provider."),
    SLOW_CONNECTIONS(
            Family.DOS,
            Subject.TARGET,
            60,
            "T1499.001",
            "connections are held open by sending or reading as little as possible",
            "Limit connections a source, and set shorter time-outs for heads, bodies and idle connections."),
    DISTRIBUTED_FLOOD(
            Family.DDOS,
            Subject.TARGET,
            70,
            "T1498.001",
            "is flooded by many sources, or by forged ones",
            "Ask the provider to filter; SYN cookies and rate limits help against the rest."),
    REFLECTION(
            Family.DDOS,
            Subject.TARGET,
            65,
            "T1498.002",
            "gets answers that it has not asked for",
            "Ask the provider to filter the answering service; close reflectors that are your own."),
    WEB_ATTACK(
            Family.WEB_ATTACK,
            Subject.SOURCE,
            55,
            "T1190",
            "sends requests made to break into a web application",
            "Look at how the server answered; if with data or an error, treat it as broken into. Block the source."),
    WEB_SCAN(
            Family.WEB_ATTACK,
            Subject.SOURCE,
            50,
            "T1595.003",
            "tries which pages and weaknesses a web server has",
            "Block the source, and look at what it found: answers other than 404."),
    BEACON(
            Family.BOTNET,
            Subject.SOURCE,
            60,
            "T1071",
            "reports somewhere at regular times, as programs do that wait for commands",
            "Find the program on the host that makes these connections. If nobody knows it, take the host off the net."),
    CHAT_COMMAND(
            Family.BOTNET,
            Subject.SOURCE,
            60,
            "T1071",
            "is commanded over a chat network",
            "Find the program on the host that makes these connections. If nobody knows it, take the host off the net."),
    REMOTE_SHELL(
            Family.BOTNET,
            Subject.SOURCE,
            65,
            "T1059",
            "somebody outside types, and the host answers",
            "Take the host off the net and look at what runs there."),
    PEER_TO_PEER(
            Family.BOTNET,
            Subject.SOURCE,
            55,
            "T1095",
            "keeps in touch with many strangers at regular times",
            "Find the program on the host. File sharing looks alike; if nobody uses it, take the host off the net."),
    SPREADING(
            Family.BOTNET,
            Subject.SOURCE,
            65,
            "T1210",
            "looks for other hosts to take over",
            "Take the host off the net: it is most likely taken over itself."),
    GENERATED_NAMES(
            Family.BOTNET,
            Subject.SOURCE,
            60,
            "T1568.002",
            "looks up many names that nobody has registered, as programs do that compute where their master might be",
            "Find the program on the host that looks them up. If nobody knows it, take the host off the net."),
    DNS_TUNNEL(
            Family.TUNNEL,
            Subject.SOURCE,
            60,
            "T1071.004",
            "sends data inside names that it looks up",
            "Block the domain at the resolver, and find the program on the host."),
    ICMP_TUNNEL(
            Family.TUNNEL,
            Subject.SOURCE,
            60,
            "T1095",
            "sends data inside pings",
            "Block pings to the outside, and find the program on the host."),
    COVERT_TUNNEL(
            Family.TUNNEL,
            Subject.SOURCE,
            55,
            "T1572",
            "carries one protocol inside another",
            "Find out who set the tunnel up. It goes past the firewall in both directions."),
    EXFILTRATION(
            Family.EXFILTRATION,
            Subject.SOURCE,
            65,
            "T1048",
            "sends out far more than it and its like do",
            "Find out what was sent and by which program; block the destination until then."),
    ARP_SPOOFING(
            Family.SPOOFING,
            Subject.SOURCE,
            65,
            "T1557.002",
            "claims addresses of others on the local network",
            "Find the port of the switch that this hardware address is at, and take it off the net."),
    ROGUE_DHCP(
            Family.SPOOFING,
            Subject.SOURCE,
            65,
            "T1557.003",
            "hands out addresses beside the network's own server",
            "Find the port of the switch that this hardware address is at; turn on DHCP snooping."),
    ROGUE_ROUTER(
            Family.SPOOFING,
            Subject.SOURCE,
            65,
            "T1557",
            "says it is a router beside the network's own",
            "Find the port of the switch that this hardware address is at; turn on RA guard."),
    INFILTRATION(
            Family.INFILTRATION,
            Subject.TARGET,
            80,
            "T1021",
            "was taken over from outside and now acts against others",
            "Take the host off the net, keep its disk, and look at every host it has reached since."),
    REMOTE_ADMINISTRATION(
            Family.INFILTRATION,
            Subject.SOURCE,
            65,
            "T1021",
            "runs programs on other Windows hosts as administrators do, and has not done so before",
            "Ask who did it. If nobody did, take the source off the net and change the password that was used."),
    CREDENTIAL_THEFT(
            Family.INFILTRATION,
            Subject.SOURCE,
            70,
            "T1003",
            "asks Windows hosts for what accounts can be taken over with",
            "If it is no domain controller and no backup, take it off the net; change what it can have got."),
    SERVICE_EXPLOIT(
            Family.INFILTRATION,
            Subject.SOURCE,
            75,
            "T1210",
            "sends Windows services what is made to break into them",
            "Take the source off the net; update the targets, and look at whether it got in."),
    WINDOWS_DISCOVERY(
            Family.SCAN,
            Subject.SOURCE,
            45,
            "T1087",
            "has Windows hosts list their users, sessions, shares or services",
            "Ask who runs the source; tools for inventory do this, too. If nobody knows, look at what it did next."),
    LATERAL_MOVEMENT(
            Family.INFILTRATION,
            Subject.SOURCE,
            60,
            "T1021",
            "logs in from host to host where it never did",
            "Ask who works there. If nobody does, take the host off the net, and look at those it has reached."),
    OPENED_PORT(
            Family.INFILTRATION,
            Subject.TARGET,
            75,
            "T1571",
            "was attacked, and now answers at a port where it did not before",
            "Look at what listens there. If nobody has set it up, take the host off the net and keep its disk."),
    NEW_SERVICE(
            Family.ANOMALY,
            Subject.SOURCE,
            20,
            "T1543",
            "answers at a port where it never did",
            "Ask who has set it up; if it is meant to be there, nothing is to be done."),
    UNUSUAL(
            Family.ANOMALY,
            Subject.SOURCE,
            30,
            "",
            "does what is unusual here",
            "Look at its reasons; if they are harmless, say so, and it will be heard of less."),
    NEW_TALKER(
            Family.ANOMALY,
            Subject.SOURCE,
            22,
            "T1200",
            "was never met before, and talks with several others inside",
            "Find out whose it is; if it belongs there, nothing is to be done.");

    /// Whom an incident is about.
    public enum Subject {
        /// Who does it.
        SOURCE,
        /// Whom it is done to.
        TARGET
    }

    private final Family family;
    private final Subject subject;
    private final int points;
    private final String technique;
    private final String meaning;
    private final String advice;

    Kind(Family family, Subject subject, int points, String technique, String meaning, String advice) {
        this.family = family;
        this.subject = subject;
        this.points = points;
        this.technique = technique;
        this.meaning = meaning;
        this.advice = advice;
    }

    /// How it is written.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The one that is written so.
    public static Kind named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no kind " + label + ": choose one of "
                        + Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "))));
    }

    public Family family() {
        return family;
    }

    public Subject subject() {
        return subject;
    }

    /// What it counts for in a threat score where nothing speaks against it, out of 100.
    public int points() {
        return points;
    }

    /// ATT&CK's number of the technique.
    public String technique() {
        return technique;
    }

    /// What the entity does, or what is done to it: goes on after the entity's name.
    public String meaning() {
        return meaning;
    }

    /// What to do about it.
    public String advice() {
        return advice;
    }
}
