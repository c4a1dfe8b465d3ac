package dev.waybill.walls;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What ArchUnit has no words for. */
final class Conditions {

    private static final int COLLABORATORS = 5;

    private Conditions() {}

    static ArchCondition<JavaClass> dependInwardsOnly(ServiceShape shape) {
        return dependencies("depend inwards only", (dependency, breach) -> {
            JavaClass target = dependency.getTargetClass();
            if (shape.owns(target)) {
                String from = shape.roomOf(dependency.getOriginClass());
                String to = shape.roomOf(target);
                if (!shape.isInwardsOrSame(from, to)) {
                    breach.accept(from + " → " + (to.isEmpty() ? "the entrance" : to));
                }
            }
        });
    }

    static ArchCondition<JavaClass> standInARoom(ServiceShape shape) {
        return classes("stand in one of the rooms " + shape.rooms().toList(), (type, breach) -> {
            if (shape.roomOf(type).equals("?")) {
                breach.accept("has no room");
            }
        });
    }

    static ArchCondition<JavaClass> beInRoom(ServiceShape shape, String... rooms) {
        return classes("stand in " + String.join(" or ", rooms), (type, breach) -> {
            if (!List.of(rooms).contains(shape.roomOf(type))) {
                breach.accept("stands in " + shape.roomOf(type));
            }
        });
    }

    static ArchCondition<JavaClass> knowNoOtherModuleThan(ServiceShape shape, String... libraries) {
        return dependencies("know no other module", (dependency, breach) -> {
            String target = dependency.getTargetClass().getPackageName();
            boolean ours = target.startsWith("dev.waybill.") && !shape.owns(dependency.getTargetClass());
            if (ours && !residesInOneOf(target, libraries)) {
                breach.accept("another module");
            }
        });
    }

    static ArchCondition<JavaClass> callNoSystemClock() {
        return classes(
                "call no system clock",
                (type, breach) -> type.getMethodCallsFromSelf().stream()
                        .filter(Conditions::readsTheSystemClock)
                        .forEach(call -> breach.accept(call.getDescription())));
    }

    static ArchCondition<JavaConstructor> takeAtMostFiveCollaborators() {
        return codeUnits("take at most " + COLLABORATORS + " collaborators", (constructor, breach) -> {
            int parameters = constructor.getRawParameterTypes().size();
            if (parameters > COLLABORATORS) {
                breach.accept("takes " + parameters);
            }
        });
    }

    static ArchCondition<JavaCodeUnit> takeNoOptional() {
        return codeUnits("take no Optional", (codeUnit, breach) -> {
            if (codeUnit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class))) {
                breach.accept("takes an Optional");
            }
        });
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return classes("live in a package that is @NullMarked", (type, breach) -> {
            if (!type.getPackage().isAnnotatedWith(Words.NULL_MARKED)) {
                breach.accept("its package-info lacks @NullMarked");
            }
        });
    }

    static ArchCondition<JavaClass> callTemplatesOnlyForWhatTheClientCannotDo() {
        return classes(
                "call a JDBC template for batches and prepared statements only",
                (type, breach) -> type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().getFullName().matches(Words.JDBC_TEMPLATES))
                        .filter(call -> !call.getName().equals("batchUpdate")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(parameter ->
                                                parameter.getFullName().equals(Words.PREPARED)))
                        .forEach(call -> breach.accept(call.getDescription())));
    }

    static DescribedPredicate<JavaClass> publishThroughTheOutbox() {
        return DescribedPredicate.describe(
                "publish through the outbox",
                type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getSimpleName().equals(Words.OUTBOX)
                                && call.getName().matches("publish|send")));
    }

    static ArchCondition<JavaCodeUnit> takeNoFunction() {
        return codeUnits(
                "take no function",
                (codeUnit, breach) -> codeUnit.getRawParameterTypes().stream()
                        .filter(type -> type.getPackageName().equals("java.util.function")
                                || type.isEquivalentTo(Runnable.class)
                                || type.isEquivalentTo(Callable.class))
                        .forEach(type -> breach.accept("takes a " + type.getSimpleName())));
    }

    static ArchCondition<JavaField> holdNoEnumOfAnotherRoom(ServiceShape shape) {
        return new ArchCondition<>("hold no enum of another room") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getAllInvolvedRawTypes().stream()
                        .filter(type -> type.isEnum() && shape.owns(type))
                        .filter(type -> !shape.roomOf(type).equals(shape.roomOf(field.getOwner())))
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                field, field.getFullName() + ": is a " + type.getSimpleName())));
            }
        };
    }

    static DescribedPredicate<JavaClass> inRoom(ServiceShape shape, Predicate<String> rooms, String description) {
        return DescribedPredicate.describe(description, type -> shape.owns(type) && rooms.test(shape.roomOf(type)));
    }

    private static boolean residesInOneOf(String name, String... packages) {
        for (String candidate : packages) {
            if (name.equals(candidate) || name.startsWith(candidate + ".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean readsTheSystemClock(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        boolean takesAClock = call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.isAssignableTo(InstantSource.class) || type.isEquivalentTo(Clock.class));
        return (name.equals("now") && owner.isAssignableTo(Temporal.class) && !takesAClock)
                || (name.equals("currentTimeMillis") && owner.isEquivalentTo(System.class));
    }

    private static ArchCondition<JavaClass> dependencies(
            String description, BiConsumer<Dependency, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> check.accept(
                                dependency,
                                breach -> events.add(SimpleConditionEvent.violated(
                                        dependency, breach + ": " + dependency.getDescription()))));
            }
        };
    }

    private static ArchCondition<JavaClass> classes(String description, BiConsumer<JavaClass, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(
                        type,
                        breach -> events.add(SimpleConditionEvent.violated(type, type.getFullName() + ": " + breach)));
            }
        };
    }

    private static <T extends JavaCodeUnit> ArchCondition<T> codeUnits(
            String description, BiConsumer<T, Consumer<String>> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T codeUnit, ConditionEvents events) {
                check.accept(
                        codeUnit,
                        breach -> events.add(
                                SimpleConditionEvent.violated(codeUnit, codeUnit.getFullName() + ": " + breach)));
            }
        };
    }
}
