package dev.waybill.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    @Test
    void listsEveryConstant() {
        assertThat(Arrays.stream(Problems.class.getFields())
                        .filter(field ->
                                field.getType() == ProblemType.class && Modifier.isStatic(field.getModifiers())))
                .hasSameSizeAs(Problems.ALL);
    }

    @Test
    void givesEachTypeASlugOfItsOwnInKebabCase() {
        assertThat(Problems.ALL)
                .extracting(ProblemType::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void documentsEachType() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "problems.md"));

        assertThat(Problems.ALL)
                .allSatisfy(type -> assertThat(page).contains("`" + type.slug() + "` | " + type.status()));
    }
}
