package dev.waybill.messaging.walls;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedMessagingWallsTest {

    private static final String LIBRARY = "dev.waybill.messaging";
    private static final String BAD = "dev.waybill.messaging.walls.bad";
    private static final String BUSINESS_WORD =
            "(?i).*(payment|inventory|customer|product(?!er)|stock|reserv(e|at)|sku|refund|invoice|orderid).*";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LIBRARY);

    private static final JavaClasses BAD_ONES = new ClassFileImporter().importPackages(BAD);

    @Test
    void classesAreNamedWithoutBusinessWords() {
        ArchRule rule = noClasses().should().haveNameMatching(BUSINESS_WORD).because("the library serves any business");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("PaymentOutbox");
    }

    @Test
    void membersAreNamedWithoutBusinessWords() {
        ArchRule rule = noMembers().should().haveNameMatching(BUSINESS_WORD).because("the library serves any business");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("customerName").contains("reserveStock");
    }

    @Test
    void theLibraryNeedsNoOtherModule() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of another module",
                        type -> type.getPackageName().startsWith("dev.waybill.")
                                && !type.getPackageName().startsWith(LIBRARY)))
                .because("another team takes this jar and no other");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("NeedsThePlatform");
    }

    @Test
    void theApiShowsNothingInternal() {
        ArchRule rule = noMethods()
                .that()
                .haveModifier(PUBLIC)
                .and()
                .areDeclaredInClassesThat(arePartOfTheApi())
                .should()
                .haveRawReturnType(DescribedPredicate.describe("internal", SharedMessagingWallsTest::isInternal))
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "with an internal one", types -> types.stream().anyMatch(SharedMessagingWallsTest::isInternal)))
                .because("what is internal may change with any release");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("LeakyOutbox.guts()");
    }

    @Test
    void theSpiKnowsTheApiOnly() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..spi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal..", "..autoconfigure..")
                .because("whoever implements a part must not need the rest");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("NosyStore");
    }

    /** Law 1. */
    @Test
    void whatJoinsTheCallersTransactionKnowsNoKafka() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("..internal.outbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("nothing calls a broker inside a business transaction");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("ImpatientOutbox");
    }

    /** Law 12: ten tries, a line in the log, and on to the next message. */
    @Test
    void springsListenersAreNotUsed() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.kafka.listener..", "org.springframework.kafka.annotation..")
                .because("what Spring Kafka does with a failure by default skips messages");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("SkippingListener");
    }

    @Test
    void onlySpringCallsTheAutoConfiguration() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..autoconfigure..")
                .because("the library is put together in one place")
                .check(OURS);
    }

    @Test
    void whatUsersMeetKnowsNothingInternal() {
        ArchRule rule = noClasses()
                .that(arePartOfTheApi())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..internal..")
                .because("the API is the floor, and the code behind it stands on that");

        rule.check(OURS);
        assertThat(complaints(rule)).contains("LeakyOutbox");
    }

    @Test
    void aUserMeetsAtMostADozenPublicTypes() {
        List<String> publicTypes = OURS.stream()
                .filter(arePartOfTheApi())
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .toList();

        assertThat(publicTypes)
                .contains("Outbox", "Subscriptions", "InboxStore")
                .hasSizeLessThanOrEqualTo(12);
    }

    /** Law 7: NOTIFY takes a lock of the whole database at each commit. */
    @Test
    void nothingNotifies() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContainPattern("\\b(NOTIFY|pg_notify|LISTEN)\\b"));
        }
    }

    private static DescribedPredicate<JavaClass> arePartOfTheApi() {
        return DescribedPredicate.describe(
                "are part of the API",
                type -> type.getModifiers().contains(PUBLIC)
                        && !isInternal(type)
                        && !type.getPackageName().contains(".autoconfigure"));
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().contains(".internal");
    }

    private static String complaints(ArchRule rule) {
        return rule.evaluate(BAD_ONES).getFailureReport().toString();
    }
}
