package dev.waybill.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types bear the names that the field uses (docs/style.md, Words): none of those that once were the house's own comes back. */
class HouseNamesTest {

    private static final Set<String> HOUSE_NAMES = Set.of(
            "ARun",
            "Announcements",
            "Burglar",
            "Cast",
            "Consequences",
            "Conversation",
            "Counterparts",
            "Demands",
            "DescribeProduct",
            "Described",
            "End",
            "Fact",
            "FireDeadline",
            "FormerLife",
            "Guardian",
            "Guardians",
            "Handling",
            "HandsOn",
            "Happening",
            "IncomprehensibleAnswer",
            "Judgement",
            "KeepCatalogue",
            "Leftovers",
            "Nap",
            "Onlooker",
            "OrderSide",
            "OutsideWorld",
            "Patience",
            "PatienceEnded",
            "Placing",
            "ProductNews",
            "Props",
            "Provocation",
            "Questions",
            "ReservationNews",
            "Rest",
            "Rota",
            "Sagas",
            "Season",
            "Specimen",
            "Standstill",
            "Started",
            "StillRefused",
            "Storm",
            "Story",
            "Strike",
            "Striker",
            "Tagged",
            "Theatre",
            "Trial",
            "UnderWay",
            "UnruledRequests",
            "Unwelcome",
            "Victim",
            "Visit");

    @Test
    void areFound() {
        assertThat(houseNames(Stream.of(Path.of("a/Theatre.java"), Path.of("a/OrderSaga.java"), Path.of("Rest.md"))))
                .containsExactly("Theatre");
    }

    @Test
    void areInNoModule() throws IOException {
        List<Path> sources = Sources.below("src", ".java");

        assertThat(sources).hasSizeGreaterThan(1_000);
        assertThat(houseNames(sources.stream())).isEmpty();
    }

    private static List<String> houseNames(Stream<Path> files) {
        return files.map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .filter(HOUSE_NAMES::contains)
                .toList();
    }
}
