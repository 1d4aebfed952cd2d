package vedette.store.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Connections to read by that stay open between uses, for whoever answers many short questions: to open one costs more
/// than most answers. Nobody waits for one: where none is free another is opened, and closed again when enough are
/// kept.
/// Safe for any thread; what it lends belongs to one thread until that closes it.
public final class OpenReads implements AutoCloseable {

    private static final int MOST_KEPT = 8;

    private static final int ANSWER_SECONDS = 2;

    /// Free ones, by database, the last used first. Guarded by this.
    private final Map<String, Deque<Connection>> free = new HashMap<>();

    private boolean isClosed;

    /// Opens what is not kept.
    interface Opening {
        Connection open() throws StoreException;
    }

    /// A connection, whose `close` gives it back.
    Connection take(String key, Opening opening) throws StoreException {
        Connection kept = kept(key);
        return lent(key, kept == null ? opening.open() : kept);
    }

    private @Nullable Connection kept(String key) {
        while (true) {
            Connection found;
            synchronized (this) {
                found = free.getOrDefault(key, new ArrayDeque<>()).pollFirst();
            }
            if (found == null || answers(found)) {
                return found;
            }
            closeQuietly(found);
        }
    }

    /// A server may have ended it meanwhile.
    private static boolean answers(Connection found) {
        try {
            return found.isValid(ANSWER_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    private Connection lent(String key, Connection connection) {
        AtomicBoolean isBack = new AtomicBoolean();
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "close" -> {
                if (!isBack.getAndSet(true)) {
                    giveBack(key, connection);
                }
                yield null;
            }
            case "isClosed" -> isBack.get() || connection.isClosed();
            default -> {
                if (isBack.get()) {
                    throw new SQLException("this connection was given back");
                }
                yield asked(connection, method, arguments);
            }
        };
        return (Connection)
                Proxy.newProxyInstance(OpenReads.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static @Nullable Object asked(Connection connection, Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// Keeps it, as it was when it was opened; one of which that cannot be had is closed.
    private void giveBack(String key, Connection connection) {
        boolean isKept = false;
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            isKept = keep(key, connection);
        } catch (SQLException _) {
            // it is of no use any more
        }
        if (!isKept) {
            closeQuietly(connection);
        }
    }

    private synchronized boolean keep(String key, Connection back) {
        Deque<Connection> others = free.computeIfAbsent(key, _ -> new ArrayDeque<>());
        if (isClosed || others.size() >= MOST_KEPT) {
            return false;
        }
        others.addFirst(back);
        return true;
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // nobody reads by it
        }
    }

    /// Closes those that are free; those that are lent close when they are given back.
    @Override
    public synchronized void close() {
        isClosed = true;
        free.values().forEach(some -> some.forEach(OpenReads::closeQuietly));
        free.clear();
    }
}
