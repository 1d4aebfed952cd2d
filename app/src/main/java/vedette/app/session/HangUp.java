package vedette.app.session;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// What SIGHUP does: the sign by which a service is asked to read its configuration again.
///
/// The JDK has no other way than `sun.misc.Signal`, of its module `jdk.unsupported`. The compiler warns of each use by
/// name, so it is found by name here.
public final class HangUp {

    private static final String SIGNAL = "sun.misc.Signal";

    private HangUp() {}

    /// Does this at each SIGHUP from now on, on a thread of its own; it no longer ends the process.
    ///
    /// @return whether there is such a sign on this system
    public static boolean install(Runnable asked) {
        try {
            Class<?> signal = Class.forName(SIGNAL);
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    asked.run();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                default -> SIGNAL;
            };
            Object own = Proxy.newProxyInstance(HangUp.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), own);
            return true;
        } catch (ReflectiveOperationException _) {
            return false; // as on Windows
        }
    }
}
