package dev.waybill.system.killpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.killpoint.agent.Site;
import dev.waybill.system.killpoint.agent.Sites;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScannerTest {

    @Test
    void findsOneOfEverything() throws Exception {
        assertThat(sitesOf(AgentTestTarget.class))
                .containsExactlyInAnyOrder(
                        "commit commits",
                        "commit changes",
                        "commit changesInDisguise",
                        "send sends",
                        "ack sends",
                        "offsets movesOn",
                        "call calls");
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        assertThat(sitesOf(ScannerTest.class)).isEmpty();
    }

    private static Set<String> sitesOf(Class<?> type) throws Exception {
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            return Sites.in(ClassFile.of().parse(in.readAllBytes())).stream()
                    .peek(site -> assertThat(site.type()).isEqualTo(type.getName()))
                    .map(site -> site.toString().replaceAll(" .*#", " "))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aSiteIsReadAsItIsWritten() {
        Site site = new Site(Site.Kind.OFFSETS, "a.B", "c");

        assertThat(Site.parse(site.toString())).isEqualTo(site);
    }
}
