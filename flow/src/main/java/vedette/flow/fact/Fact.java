package vedette.flow.fact;

/// Something that one packet said beyond its headers.
public sealed interface Fact
        permits ArpFact,
                DhcpFact,
                DnsFact,
                EchoFact,
                FileShareFact,
                Http2Fact,
                HttpRequestFact,
                HttpResponseFact,
                LineFact,
                LoginFact,
                NameFact,
                NeighbourFact,
                ProbeFact,
                RpcFact,
                SnmpFact,
                SshFact,
                TlsFact {

    /// Between whom.
    Ends ends();

    /// The packet's own time, in microseconds since 1970.
    long micros();

    /// What sort of fact it is: each has room of its own.
    FactKind kind();
}
