package dev.waybill.walls;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Set;

/** One way for each idea in all services, as docs/style.md explains it. */
final class DialectWalls {

    private static final Set<String> WITHOUT_SQL = Set.of("web", "dashboard", "messaging", "application", "domain");

    private DialectWalls() {}

    static List<Wall> of(ServiceShape shape) {
        return List.of(
                new Wall("sqlStaysInPersistence", sqlStaysInPersistence(shape)),
                new Wall("statementsGoThroughJdbcClient", statementsGoThroughJdbcClient()),
                new Wall("eventsLeaveThroughOneDoor", eventsLeaveThroughOneDoor(shape)),
                new Wall("setUpIsNamedAfterItsRoom", setUpIsNamedAfterItsRoom(shape)),
                new Wall("refusalsAreNamedWithoutASuffix", refusalsAreNamedWithoutASuffix(shape)),
                new Wall("useCasesAreGivenValues", useCasesAreGivenValues(shape)),
                new Wall("bodiesCarryNoDomainEnums", bodiesCarryNoDomainEnums(shape)),
                new Wall("loggersAreCalledLog", loggersAreCalledLog()));
    }

    private static ArchRule sqlStaysInPersistence(ServiceShape shape) {
        return noClasses()
                .that(Conditions.inRoom(shape, WITHOUT_SQL::contains, "are outside of persistence"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(String.join("|", Words.JDBC_CLIENT, Words.JDBC_TEMPLATES, Words.ENTITY_MANAGER))
                .because("a table changes in one place, with all its statements in sight");
    }

    private static ArchRule statementsGoThroughJdbcClient() {
        return classes()
                .should(Conditions.callTemplatesOnlyForWhatTheClientCannotDo())
                .because(
                        "there is one way to bind a parameter; JdbcClient has neither batches nor prepared statements");
    }

    private static ArchRule eventsLeaveThroughOneDoor(ServiceShape shape) {
        return classes()
                .that(Conditions.publishThroughTheOutbox())
                .should(Conditions.beInRoom(shape, "messaging"))
                .andShould()
                .haveNameMatching(".*\\.Outbox[A-Z]\\w*Events")
                .because("what leaves a service is found by its name: OutboxOrderEvents implements OrderEvents");
    }

    private static ArchRule setUpIsNamedAfterItsRoom(ServiceShape shape) {
        return CompositeArchRule.of(classes()
                        .that(Conditions.inRoom(shape, "web"::equals, "are the web"))
                        .and()
                        .areMetaAnnotatedWith(Words.CONFIGURATION)
                        .should()
                        .haveSimpleNameEndingWith("Web"))
                .and(classes()
                        .that(Conditions.inRoom(shape, "messaging"::equals, "are messaging"))
                        .and()
                        .areMetaAnnotatedWith(Words.CONFIGURATION)
                        .should()
                        .haveNameMatching(".*(Messaging|Subscriptions)"))
                .because("access and problems are in ProductWeb, topics in InventoryMessaging, in every service");
    }

    private static ArchRule refusalsAreNamedWithoutASuffix(ServiceShape shape) {
        ArchRule named = classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleNameNotEndingWith("Exception")
                .because("UnknownOrder says what happened");
        if (shape.rooms().noneMatch("domain"::equals)) {
            return named;
        }
        return CompositeArchRule.of(named)
                .and(classes()
                        .that()
                        .areAssignableTo(Throwable.class)
                        .and()
                        .haveSimpleNameStartingWith("Unknown")
                        .should(Conditions.beInRoom(shape, "domain")))
                .because("UnknownOrder says what happened, and whoever knows the domain knows it");
    }

    private static ArchRule useCasesAreGivenValues(ServiceShape shape) {
        return codeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(Conditions.inRoom(shape, "application"::equals, "are the application"))
                .and()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Words.SERVICE)
                .should(Conditions.takeNoFunction())
                .because("a use case that calls its caller back is read in two files at once");
    }

    private static ArchRule bodiesCarryNoDomainEnums(ServiceShape shape) {
        return fields().that()
                .areDeclaredInClassesThat(Conditions.inRoom(shape, "web"::equals, "are the web"))
                .and()
                .areDeclaredInClassesThat(describe("are records", JavaClass::isRecord))
                .should(Conditions.holdNoEnumOfAnotherRoom(shape))
                .because("a constant may be renamed in the domain; in a published body it may not");
    }

    private static ArchRule loggersAreCalledLog() {
        return fields().that()
                .haveRawType(Words.LOGGER)
                .should()
                .haveName("log")
                .because("it is no constant of the business, and one name is enough");
    }
}
