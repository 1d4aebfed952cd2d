package vedette.detect.web;

/// A part of a request that an application reads on its own, unfolded.
///
/// @param where what it is, for people
/// @param name of the parameter or header, lower case; empty for the path and a whole body
/// @param value what it says, in its own case
record Part(Place place, String where, String name, String value) {

    enum Place {
        PATH,
        PARAMETER,
        HEADER,
        BODY
    }
}
