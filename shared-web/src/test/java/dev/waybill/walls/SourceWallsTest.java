package dev.waybill.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes and SQL in the production code of all modules. */
class SourceWallsTest {

    private static final int FILES_OF_A_PACKAGE = 15;

    /** Lists of what is alike, which one looks up by name. */
    private static final Map<String, Integer> LARGER = Map.ofEntries(
            Map.entry("checker/src/main/java/dev/waybill/checker/invariant", 22),
            Map.entry("shared-events/src/main/java/dev/waybill/events/inventory", 17));

    private static final String BAD = """
            class Bad {
                Bad(int a, int b, int c, int d, int e, int f) {}
                String sql = "select a from b";
                String block = ""\"
                        insert into a
                        values (1)
                        ""\";
                void longMethod() {
            %s    }
                record Fine(int a, int b, int c, int d, int e, int f) {
                    Fine(int a, int b, int c, int d, int e, int f) {
                        this.a = a; this.b = b; this.c = c; this.d = d; this.e = e; this.f = f;
                    }
                }
            }
            """.formatted("        run();\n".repeat(30));

    @Test
    void seeWhatIsWrongWithABadClass() {
        assertThat(SourceWalls.breaches(List.of(source(BAD))))
                .extracting(breach -> breach.substring(breach.indexOf(": ") + 2))
                .containsExactly(
                        "a constructor has 6 parameters",
                        "SQL in lower case: select a from b",
                        "SQL in lower case: insert into a",
                        "longMethod has 32 lines");
        assertThat(SourceWalls.isLowerCase("CREATE TABLE a (b text not null);")).isTrue();
        assertThat(SourceWalls.isLowerCase("-- select\nCREATE TABLE a (b text NOT NULL);"))
                .isFalse();
    }

    @Test
    void findNothingInOurs() throws IOException {
        List<Path> ours = Sources.below("src/main/java", ".java");

        assertThat(ours).hasSizeGreaterThan(500);
        assertThat(SourceWalls.breaches(files(ours))).isEmpty();
    }

    @Test
    void findUpperCaseInMigrations() throws IOException {
        List<Path> migrations = Sources.below("src/main/resources", ".sql");

        assertThat(migrations)
                .isNotEmpty()
                .allSatisfy(migration -> assertThat(SourceWalls.isLowerCase(Files.readString(migration)))
                        .isFalse());
    }

    @Test
    void findNoLargePackage() throws IOException {
        Map<String, Long> files = Sources.below("src/main/java", ".java").stream()
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(
                                Sources.ALL_MODULES.relativize(file).getParent()),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(files)
                .allSatisfy((directory, count) ->
                        assertThat(count).isLessThanOrEqualTo(LARGER.getOrDefault(directory, FILES_OF_A_PACKAGE)));
        assertThat(files).containsKeys(LARGER.keySet().toArray(String[]::new));
    }

    private static Iterable<? extends JavaFileObject> files(List<Path> paths) {
        return ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(paths);
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Bad.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
