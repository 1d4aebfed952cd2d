package vedette.flow;

import java.util.List;
import java.util.stream.IntStream;

/// How well each interface saw, in the order of the source's interfaces.
///
/// @param unseenBytes acknowledged by a receiver though they were never seen
/// @param conversations of TCP, of at least three packets
/// @param oneSided those of which only one side was seen
public record SightReport(List<Long> unseenBytes, List<Long> conversations, List<Long> oneSided) {

    public SightReport {
        unseenBytes = List.copyOf(unseenBytes);
        conversations = List.copyOf(conversations);
        oneSided = List.copyOf(oneSided);
    }

    SightReport plus(SightReport other) {
        return new SightReport(
                sum(unseenBytes, other.unseenBytes),
                sum(conversations, other.conversations),
                sum(oneSided, other.oneSided));
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i) + other.get(i))
                .toList();
    }
}
