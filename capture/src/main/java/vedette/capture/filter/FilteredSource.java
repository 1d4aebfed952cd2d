package vedette.capture.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;

/// The packets of another source that match a filter. Owned by one thread.
///
/// A file may hold packets of several link types, and an expression is compiled for one: each is compiled for when it
/// first comes. Statistics are those of the other source, which count what was read.
public final class FilteredSource implements PacketSource {

    private static final int LINKTYPE_ETHERNET = 1;

    private final PacketSource source;
    private final String expression;
    private final PacketBatch read = new PacketBatch();
    private final Map<Integer, BpfFilter> filters = new HashMap<>();
    private int filterLinkType = LINKTYPE_ETHERNET;
    private BpfFilter filter;

    /// @param source of packets in native memory; closed with this one
    /// @throws CaptureException if the expression is wrong, with libpcap's reason, or libpcap is not installed
    public FilteredSource(PacketSource source, String expression) {
        this.source = source;
        this.expression = expression;
        this.filter = BpfFilter.compile(expression, LINKTYPE_ETHERNET);
        filters.put(LINKTYPE_ETHERNET, filter);
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        State state = source.poll(read);
        for (int i = 0; i < read.size() && state == State.MORE; i++) {
            if (matches(i)) {
                batch.addFrom(read, i, read.interfaceId(i));
            }
        }
        if (state == State.MORE && read.tickMark() != PacketBatch.NO_TICK) {
            batch.markTick(read.tickMark());
        }
        return state;
    }

    private boolean matches(int i) {
        if (read.linkType(i) != filterLinkType) {
            filterLinkType = read.linkType(i);
            filter = filters.computeIfAbsent(filterLinkType, this::compile);
        }
        return filter.matches(read.buffer(i), read.start(i), read.capturedLength(i), read.wireLength(i));
    }

    /// An expression may be right for one link type and make no sense for another, whose packets then do not match.
    private BpfFilter compile(int linkType) {
        try {
            return BpfFilter.compile(expression, linkType);
        } catch (CaptureException _) {
            return BpfFilter.compile("less 0", LINKTYPE_ETHERNET);
        }
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return source.interfaces();
    }

    @Override
    public CaptureStatistics statistics() {
        return source.statistics();
    }

    @Override
    public void close() {
        source.close();
        filters.values().forEach(BpfFilter::close);
    }
}
