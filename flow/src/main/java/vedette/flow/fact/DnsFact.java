package vedette.flow.fact;

import vedette.common.Address;

/// A question to DNS, or the answer to one.
///
/// @param name what is asked, lower case, at most 255 characters
/// @param responseCode -1 in a question
/// @param messageLength of the whole message, in bytes
/// @param answerBytes of the data of all answers
/// @param address the first address in the answer, or [Address#NONE]
public record DnsFact(
        Ends ends,
        long micros,
        boolean isResponse,
        int id,
        String name,
        int type,
        int responseCode,
        int messageLength,
        int answers,
        int answerBytes,
        Address address)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.DNS;
    }
}
