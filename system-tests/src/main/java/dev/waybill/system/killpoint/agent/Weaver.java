package dev.waybill.system.killpoint.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Weaves the {@link KillSwitch} around a site's calls; around commits in the driver, where alone they really happen. */
final class Weaver implements ClassFileTransformer {

    static final String DRIVER = "org.postgresql.core.v3.QueryExecutorImpl";

    private static final ClassDesc GATE = ClassDesc.of("dev.waybill.system.killpoint.agent.KillSwitch");
    private static final MethodTypeDesc PASS = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc STATEMENT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    /** Where {@code execute(query, …, flags, adaptiveFetch)} of the driver has its query and its flags. */
    private static final int QUERY = 1;

    private static final int FLAGS = 6;
    private static final int EXECUTE_PARAMETERS = 7;

    private final Site site;
    private volatile @Nullable Throwable failure;

    Weaver(Site site) {
        this.site = site;
    }

    Set<String> types() {
        return Set.of(DRIVER, site.type());
    }

    /** What went wrong: the JVM itself does not report it. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            ProtectionDomain domain,
            byte[] bytes) {
        if (!types().contains(className.replace('/', '.'))) {
            return null;
        }
        try {
            return woven(loader, bytes);
        } catch (Throwable e) {
            failure = e;
            return null;
        }
    }

    byte @Nullable [] woven(@Nullable ClassLoader loader, byte[] bytes) {
        ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(
                        loader == null ? ClassLoader.getSystemClassLoader() : loader)
                .orElse(ClassHierarchyResolver.defaultResolver());
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
        ClassModel type = files.parse(bytes);
        ClassTransform transform = transform(type);
        return transform == null ? null : files.transformClass(type, transform);
    }

    private @Nullable ClassTransform transform(ClassModel type) {
        if (Sites.name(type).equals(DRIVER)) {
            return ClassTransform.transformingMethodBodies(
                    Weaver::executes,
                    new Around(code -> statement(code, "statementBegins"), code -> statement(code, "statementEnded")));
        }
        return switch (site.kind()) {
            case COMMIT -> null;
            case ACK -> {
                Set<String> heardBy = Sites.heardBy(type, site.method());
                yield ClassTransform.transformingMethodBodies(
                        method -> heardBy.contains(method.methodName().stringValue()),
                        new Around(code -> pass(code, "before"), code -> pass(code, "after")));
            }
            case SEND, OFFSETS, CALL ->
                ClassTransform.transformingMethodBodies(
                        method -> Sites.written(method).equals(site.method()), this::aroundCalls);
        };
    }

    private static boolean executes(MethodModel method) {
        return method.methodName().equalsString("execute")
                && method.methodTypeSymbol().parameterCount() == EXECUTE_PARAMETERS;
    }

    private void aroundCalls(CodeBuilder code, CodeElement element) {
        boolean here = element instanceof InvokeInstruction call
                && Sites.kind(call).filter(kind -> kind == site.kind()).isPresent();
        if (here) {
            pass(code, "before");
        }
        code.with(element);
        if (here) {
            pass(code, "after");
        }
    }

    private void pass(CodeBuilder code, String side) {
        code.loadConstant(side + " " + site).invokestatic(GATE, "pass", PASS);
    }

    private static void statement(CodeBuilder code, String method) {
        code.loadLocal(TypeKind.REFERENCE, QUERY).loadLocal(TypeKind.INT, FLAGS).invokestatic(GATE, method, STATEMENT);
    }

    /** Code at the beginning of a method, and before each of its ends. */
    private record Around(Consumer<CodeBuilder> before, Consumer<CodeBuilder> after) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            before.accept(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof ReturnInstruction) {
                after.accept(code);
            }
            code.with(element);
        }
    }
}
