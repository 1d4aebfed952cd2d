package vedette.detect.outside;

import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Traffic;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;
import vedette.flow.fact.LineFact;
import vedette.flow.fact.SshFact;

/// Things that packets say, in the second that a traffic is at.
public final class Said {

    public static final String RESOLVER = "10.0.0.53";

    private static final int A = 1;
    private static final int NO_SUCH_NAME = 3;

    private Said() {}

    private static Ends ends(String client, String server, int port, int protocol) {
        return new Ends(Traffic.address(client), 50_123, Traffic.address(server), port, protocol);
    }

    /// A name that is looked up and has this address.
    public static void name(Traffic traffic, String client, String name, String address) {
        lookUp(traffic, client, name, A, 4, Traffic.address(address));
    }

    /// A name that is looked up, with so many bytes in the answer.
    public static void lookUp(Traffic traffic, String client, String name, int type, int answerBytes) {
        lookUp(traffic, client, name, type, answerBytes, Address.NONE);
    }

    private static void lookUp(
            Traffic traffic, String client, String name, int type, int answerBytes, Address address) {
        Ends ends = ends(client, RESOLVER, 53, IpProtocol.UDP);
        long micros = traffic.micros();
        traffic.say(new DnsFact(ends, micros, false, 7, name, type, -1, 30, 0, 0, Address.NONE));
        traffic.say(new DnsFact(ends, micros + 9, true, 7, name, type, 0, 60, 1, answerBytes, address));
    }

    /// A name that is looked up and does not exist.
    public static void missing(Traffic traffic, String client, String name) {
        Ends ends = ends(client, RESOLVER, 53, IpProtocol.UDP);
        long micros = traffic.micros();
        traffic.say(new DnsFact(ends, micros, false, 7, name, A, -1, 30, 0, 0, Address.NONE));
        traffic.say(new DnsFact(ends, micros + 9, true, 7, name, A, NO_SUCH_NAME, 60, 0, 0, Address.NONE));
    }

    /// A ping and its answer, each with the hash of its payload.
    public static void ping(
            Traffic traffic, String client, String server, int number, int length, int asked, int answered) {
        Ends ends = ends(client, server, 0, IpProtocol.ICMP);
        long micros = traffic.micros();
        traffic.say(new EchoFact(ends, micros, false, 5, number, length, asked, 5_300));
        traffic.say(new EchoFact(ends, micros + 9, true, 5, number, length, answered, 5_300));
    }

    /// A request that brings so many bytes, and an answer with so many.
    public static void request(
            Traffic traffic, String client, String server, String method, String target, int out, int in) {
        Ends ends = ends(client, server, 8_080, IpProtocol.TCP);
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: " + server + "\r\nContent-Length: " + out + "\r\n\r\n";
        long micros = traffic.micros();
        traffic.say(new HttpRequestFact(ends, micros, method, target, server, "x", false, head, "", 200));
        traffic.say(new HttpResponseFact(ends, micros + 9, 200, in, "application/octet-stream", "x", "", 200));
    }

    /// A line of IRC.
    public static void chat(Traffic traffic, String client, String server, int port, boolean isFromServer) {
        Ends ends = ends(client, server, port, IpProtocol.TCP);
        traffic.say(new LineFact(ends, traffic.micros(), Protocol.IRC, isFromServer, "PRIVMSG", "#d"));
    }

    /// The banner of a server of SSH.
    public static void ssh(Traffic traffic, String client, String server, int port) {
        Ends ends = ends(client, server, port, IpProtocol.TCP);
        traffic.say(new SshFact(ends, traffic.micros(), true, "OpenSSH_9.2"));
    }
}
