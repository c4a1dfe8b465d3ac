package dev.waybill.walls;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What can be seen only in the text of a class: its sizes, and how its SQL is written. */
final class SourceWalls extends TreePathScanner<Void, CompilationUnitTree> {

    static final int LINES_OF_A_METHOD = 30;
    static final int PARAMETERS_OF_A_CONSTRUCTOR = 5;

    private static final Pattern LOWER_CASE_STATEMENT = Pattern.compile(
            "\\s*(?:select\\s|insert into\\s|delete from\\s|update \\w+\\s+set\\s|with \\w+ as\\s|create table\\s)[\\s\\S]*");
    private static final Pattern LOWER_CASE_WORD = Pattern.compile(
            "(?m)^(?!\\s*--).*\\b(?:create (?:table|index)|primary key|not null|alter table|select|insert into|references)\\b");

    private final SourcePositions positions;
    private final List<String> breaches = new ArrayList<>();

    private SourceWalls(SourcePositions positions) {
        this.positions = positions;
    }

    /** What is wrong with these classes. */
    static List<String> breaches(Iterable<? extends JavaFileObject> sources) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, sources);
        SourceWalls walls = new SourceWalls(Trees.instance(task).getSourcePositions());
        try {
            task.parse().forEach(unit -> walls.scan(unit, unit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return walls.breaches;
    }

    /** Whether the migration's SQL is in lower case. */
    static boolean isLowerCase(String migration) {
        return LOWER_CASE_WORD.matcher(migration).find();
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
        if (method.getBody() != null) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
            if (last - first + 1 > LINES_OF_A_METHOD) {
                breach(unit, method.getName() + " has " + (last - first + 1) + " lines");
            }
        }
        int parameters = method.getParameters().size();
        if (method.getReturnType() == null && parameters > PARAMETERS_OF_A_CONSTRUCTOR && !isOfARecord()) {
            breach(unit, "a constructor has " + parameters + " parameters");
        }
        return super.visitMethod(method, unit);
    }

    private boolean isOfARecord() {
        return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && type.getKind() == Tree.Kind.RECORD;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, CompilationUnitTree unit) {
        if (literal.getValue() instanceof String text
                && LOWER_CASE_STATEMENT.matcher(text).matches()) {
            breach(
                    unit,
                    "SQL in lower case: " + text.strip().lines().findFirst().orElse(""));
        }
        return super.visitLiteral(literal, unit);
    }

    private void breach(CompilationUnitTree unit, String what) {
        breaches.add(unit.getSourceFile().getName() + ": " + what);
    }
}
