/// How a request becomes a reply: routes with who may take them, and the rules that hold for all of them.
///
/// A [vedette.web.http.Route] says what is asked for, who may ask, and what answers it. [vedette.web.http.WebHandler]
/// is the only door: it knows the server's types, checks host, sign-in, role and origin, and turns every failure into
/// a reply, so that no page has to.
@NullMarked
package vedette.web.http;

import org.jspecify.annotations.NullMarked;
