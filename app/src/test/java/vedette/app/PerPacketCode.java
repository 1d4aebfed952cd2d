package vedette.app;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The code that runs once per packet or per batch: whatever can be reached from where packets come in.
final class PerPacketCode {

    /// Types and the methods of theirs, overridden or not, that are called for every batch or packet.
    private static final Map<String, String> ENTRIES = Map.of(
            "vedette.capture.PacketSource", "poll",
            "vedette.decode.Decoder", "decode",
            "vedette.flow.Dealer", "deal",
            "vedette.flow.Reader", "handle",
            "vedette.flow.ShardWork", "onPacket");

    /// Methods that are reached from there, but run only when a source opens or a tick is summed up.
    private static final Set<String> COLD = Set.of("open", "openAll", "publish", "report");

    private static final Set<String> COLD_PACKAGES = Set.of("vedette.capture.system", "vedette.app");

    private final JavaClasses classes;
    private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
    private final Deque<JavaCodeUnit> toFollow = new ArrayDeque<>();

    private PerPacketCode(JavaClasses classes) {
        this.classes = classes;
    }

    /// Calls of streams and of formatting, from code that runs per packet.
    static List<String> habitsOfColdCode(JavaClasses classes) {
        PerPacketCode code = new PerPacketCode(classes);
        code.follow();
        List<String> found = new ArrayList<>();
        for (JavaCodeUnit unit : code.reached) {
            for (JavaCall<?> call : unit.getCallsFromSelf()) {
                if (isHabitOfColdCode(call)) {
                    found.add(call.getDescription());
                }
            }
        }
        return found;
    }

    private static boolean isHabitOfColdCode(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        return owner.startsWith("java.util.stream.")
                || (owner.equals(String.class.getName()) && call.getName().startsWith("format"));
    }

    private void follow() {
        ENTRIES.forEach((entry, method) -> {
            JavaClass type = classes.get(entry);
            if (type.getMethods().stream().noneMatch(own -> own.getName().equals(method))) {
                throw new IllegalStateException(entry + " has no method " + method);
            }
            reach(type, method);
            type.getAllSubclasses().stream().filter(PerPacketCode::isOurs).forEach(subclass -> reach(subclass, method));
        });
        while (!toFollow.isEmpty()) {
            for (JavaCall<?> call : toFollow.remove().getCallsFromSelf()) {
                JavaClass owner = call.getTargetOwner();
                if (isOurs(owner) && !COLD.contains(call.getName())) {
                    reach(owner, call.getName());
                    owner.getAllSubclasses().stream()
                            .filter(PerPacketCode::isOurs)
                            .forEach(subclass -> reach(subclass, call.getName()));
                }
            }
        }
    }

    /// What asks the system about its interfaces runs at most once a second, and `app` prints packets only when asked.
    private static boolean isOurs(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("vedette.") && !COLD_PACKAGES.contains(name);
    }

    /// All methods of that name: overloads are few, and one too many does no harm.
    private void reach(JavaClass type, String name) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (unit.getName().equals(name) && reached.add(unit)) {
                toFollow.add(unit);
            }
        }
    }
}
