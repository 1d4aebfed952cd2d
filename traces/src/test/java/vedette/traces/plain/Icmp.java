package vedette.traces.plain;

import java.util.Map;

/// Which messages of ICMP ask, and which answer them.
final class Icmp {

    static final int V4 = 1;
    static final int V6 = 58;

    /// Of IPv4: echo, router discovery, timestamp, information, address mask.
    private static final Map<Integer, Integer> QUESTION_OF_ANSWER_V4 = Map.of(0, 8, 9, 10, 14, 13, 16, 15, 18, 17);

    /// Of IPv6: echo, router and neighbour discovery, node information.
    private static final Map<Integer, Integer> QUESTION_OF_ANSWER_V6 = Map.of(129, 128, 134, 133, 136, 135, 140, 139);

    private Icmp() {}

    static boolean is(int protocol) {
        return protocol == V4 || protocol == V6;
    }

    static boolean isAnswer(int protocol, int type) {
        return is(protocol) && answers(protocol).containsKey(type);
    }

    static boolean isQuestion(int protocol, int type) {
        return is(protocol) && answers(protocol).containsValue(type);
    }

    /// The type of the question, for a question and its answer; else the type.
    static int kind(int protocol, int type) {
        return is(protocol) ? answers(protocol).getOrDefault(type, type) : 0;
    }

    private static Map<Integer, Integer> answers(int protocol) {
        return protocol == V6 ? QUESTION_OF_ANSWER_V6 : QUESTION_OF_ANSWER_V4;
    }
}
