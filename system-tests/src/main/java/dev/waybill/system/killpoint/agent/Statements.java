package dev.waybill.system.killpoint.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements that change data: without a transaction each of them is its own commit. */
final class Statements {

    /** Our functions in the database change data too; they are named after what they do. */
    private static final Pattern CHANGE =
            Pattern.compile("""
                \\s*(?:(?:INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\\b
                    |SELECT\\s+\\w*(?:maintain|create)\\w*\\(
                    |WITH\\b.*\\b(?:INSERT\\s+INTO|UPDATE|DELETE\\s+FROM)\\b).*\
                """, Pattern.CASE_INSENSITIVE | Pattern.DOTALL | Pattern.COMMENTS);

    private static final Set<String> CLIENTS = Set.of("JdbcClient$StatementSpec", "JdbcTemplate");
    private static final Set<String> STATEMENTS = Set.of("Statement", "PreparedStatement");

    private Statements() {}

    /** Whether this text changes data. */
    static boolean isChange(String sql) {
        return CHANGE.matcher(sql).matches();
    }

    /** Whether the method holds such a text, or calls what is for nothing else. */
    static boolean change(MethodModel method) {
        return Sites.elements(method).anyMatch(it -> isWrite(it) || texts(it).anyMatch(Statements::isChange));
    }

    private static boolean isWrite(CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) {
            return false;
        }
        String owner = call.owner().asInternalName();
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        String name = call.name().stringValue();
        return (CLIENTS.contains(simple) && name.matches("update|batchUpdate"))
                || (STATEMENTS.contains(simple) && name.matches("execute(Large)?(Update|Batch)"));
    }

    private static Stream<String> texts(CodeElement element) {
        Stream<ConstantDesc> constants = switch (element) {
            case ConstantInstruction.LoadConstantInstruction load -> Stream.of(load.constantValue());
            case InvokeDynamicInstruction joined -> joined.bootstrapArgs().stream();
            default -> Stream.of();
        };
        return constants.filter(String.class::isInstance).map(String.class::cast);
    }
}
