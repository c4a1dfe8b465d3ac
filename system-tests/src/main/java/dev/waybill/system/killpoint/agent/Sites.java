package dev.waybill.system.killpoint.agent;

import dev.waybill.system.killpoint.agent.Site.Kind;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds sites in a class file. What only takes part in another's transaction is found too: bytecode does not show it. */
public final class Sites {

    private static final Set<String> CALLBACKS = Set.of(
            "org/apache/kafka/clients/producer/Callback", "org/apache/kafka/clients/consumer/OffsetCommitCallback");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

    private Sites() {}

    /** All sites of the class. */
    public static Set<Site> in(ClassModel type) {
        Set<Site> sites = new TreeSet<>();
        String name = name(type);
        for (MethodModel method : type.methods()) {
            if (Transactions.demarcates(type, method)) {
                sites.add(new Site(Kind.COMMIT, name, written(method)));
            }
            elements(method)
                    .flatMap(it -> kind(it).stream())
                    .map(kind -> new Site(kind, name, written(method)))
                    .forEach(sites::add);
            if (Statements.change(method)) {
                sites.add(new Site(Kind.COMMIT, name, written(method)));
            }
            if (implementsCallback(type) && written(method).matches("onCompletion|onComplete")) {
                sites.add(new Site(Kind.ACK, name, written(method)));
            }
        }
        return sites;
    }

    static String name(ClassModel type) {
        return type.thisClass().asInternalName().replace('/', '.');
    }

    /** The method's name in the source. */
    static String written(MethodModel method) {
        return written(method.methodName().stringValue());
    }

    static String written(String name) {
        Matcher lambda = LAMBDA.matcher(name);
        return lambda.matches() ? lambda.group(1) : name;
    }

    static Stream<CodeElement> elements(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream());
    }

    private static Optional<Kind> kind(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call -> kind(call);
            case InvokeDynamicInstruction lambda when isCallback(lambda) -> Optional.of(Kind.ACK);
            default -> Optional.empty();
        };
    }

    /** What a call does, judged by whom it calls. */
    static Optional<Kind> kind(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String called =
                owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name().stringValue();
        return Arrays.stream(Kind.values()).filter(it -> it.isDoneBy(called)).findFirst();
    }

    private static boolean isCallback(InvokeDynamicInstruction lambda) {
        return CALLBACKS.stream()
                .anyMatch(it ->
                        lambda.typeSymbol().returnType().descriptorString().equals("L" + it + ";"));
    }

    private static boolean implementsCallback(ClassModel type) {
        return type.interfaces().stream().map(ClassEntry::asInternalName).anyMatch(CALLBACKS::contains);
    }

    /** The methods of a class that receive answers, where the lambda stands in this method. */
    static Set<String> heardBy(ClassModel type, String written) {
        Set<String> bodies = type.methods().stream()
                .filter(method -> written(method).equals(written))
                .flatMap(Sites::elements)
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .filter(Sites::isCallback)
                .flatMap(lambda -> lambda.bootstrapArgs().stream())
                .flatMap(Sites::methodName)
                .collect(Collectors.toSet());
        return bodies.isEmpty() ? Set.of(written) : bodies;
    }

    private static Stream<String> methodName(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc handle ? Stream.of(handle.methodName()) : Stream.of();
    }

    static boolean isCallable(MethodModel method) {
        return !method.flags().has(AccessFlag.PRIVATE)
                && !method.flags().has(AccessFlag.STATIC)
                && !method.flags().has(AccessFlag.SYNTHETIC)
                && !method.methodName().equalsString("<init>");
    }
}
