package dev.waybill.walls;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** What no code of ours does, wherever it stands. */
final class HouseWalls {

    private HouseWalls() {}

    static List<Wall> of(ServiceShape shape) {
        return List.of(
                new Wall("nothingIsInjectedIntoFields", nothingIsInjectedIntoFields()),
                new Wall("namesSayWhatTheyMean", namesSayWhatTheyMean()),
                new Wall("controllersKeepToTheWeb", controllersKeepToTheWeb(shape)),
                new Wall("transactionsBelongToUseCases", transactionsBelongToUseCases(shape)),
                new Wall("timeComesFromAClock", timeComesFromAClock()),
                new Wall("nothingIsPrinted", nothingIsPrinted()),
                new Wall("onlyTheOutboxSends", onlyTheOutboxSends()),
                new Wall("nothingStaticChanges", nothingStaticChanges()),
                new Wall("collaboratorsAreFew", collaboratorsAreFew()),
                new Wall("packagesAreNullMarked", packagesAreNullMarked()),
                new Wall("entitiesHaveNoSetters", entitiesHaveNoSetters()),
                new Wall("optionalIsOnlyReturned", optionalIsOnlyReturned()));
    }

    private static ArchRule nothingIsInjectedIntoFields() {
        return noFields()
                .should()
                .beAnnotatedWith(Words.AUTOWIRED)
                .orShould()
                .beAnnotatedWith(Words.VALUE)
                .orShould()
                .beAnnotatedWith(Words.RESOURCE)
                .orShould()
                .beAnnotatedWith(Words.PERSISTENCE_CONTEXT)
                .because("a constructor says what an object needs, also to a test");
    }

    private static ArchRule namesSayWhatTheyMean() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Manager|Helper|Utils?)(\\$.*)?")
                .because("a name that fits anything tells nothing");
    }

    private static ArchRule controllersKeepToTheWeb(ServiceShape shape) {
        return classes()
                .that()
                .areMetaAnnotatedWith(Words.CONTROLLER)
                .or()
                .areMetaAnnotatedWith(Words.CONTROLLER_ADVICE)
                .should()
                .bePackagePrivate()
                .andShould(Conditions.beInRoom(shape, "web", "dashboard"))
                .because("HTTP calls a controller, never our own code");
    }

    private static ArchRule transactionsBelongToUseCases(ServiceShape shape) {
        return CompositeArchRule.of(noClasses()
                        .that(Conditions.inRoom(shape, "web"::equals, "are the web"))
                        .should()
                        .beMetaAnnotatedWith(Words.TRANSACTIONAL))
                .and(noMethods()
                        .that()
                        .areDeclaredInClassesThat(Conditions.inRoom(shape, "web"::equals, "are the web"))
                        .should()
                        .beMetaAnnotatedWith(Words.TRANSACTIONAL))
                .because("what belongs together is decided by a use case, and no transaction waits for a slow client");
    }

    private static ArchRule timeComesFromAClock() {
        return CompositeArchRule.of(noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Date.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(Calendar.class))
                .and(classes().should(Conditions.callNoSystemClock()))
                .because("a test that cannot set the clock waits for it; and java.util.Date can be changed");
    }

    private static ArchRule nothingIsPrinted() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "a service logs: standard output has no level, no trace and no switch");
    }

    private static ArchRule onlyTheOutboxSends() {
        DescribedPredicate<JavaClass> sendOrReceive = resideInAnyPackage(
                        Words.KAFKA_PRODUCER + "..",
                        Words.KAFKA_CONSUMER + "..",
                        Words.SPRING_KAFKA + "..",
                        Words.SPRING_KAFKA_LISTENERS + "..")
                .and(not(name(Words.KAFKA_OFFSET)));
        return noClasses()
                .should()
                .dependOnClassesThat(sendOrReceive)
                .because("a message that is sent beside the transaction reports what may be rolled back, or is lost;"
                        + " one that is received beside the inbox has its effect twice; to ask how far a group is, is"
                        + " neither");
    }

    private static ArchRule nothingStaticChanges() {
        return noFields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .notBeFinal()
                .because("two instances, and two tests, would disagree about it");
    }

    private static ArchRule collaboratorsAreFew() {
        return constructors()
                .that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Words.COMPONENT)
                .should(Conditions.takeAtMostFiveCollaborators())
                .because("a class that needs more does more than one thing");
    }

    private static ArchRule packagesAreNullMarked() {
        return classes().should(Conditions.liveInANullMarkedPackage()).because("NullAway guards only what is marked");
    }

    private static ArchRule entitiesHaveNoSetters() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Words.ENTITY)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .because("an aggregate is changed by what happened to it");
    }

    private static ArchRule optionalIsOnlyReturned() {
        return CompositeArchRule.of(noFields().should().haveRawType(Optional.class))
                .and(codeUnits()
                        .that()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should(Conditions.takeNoOptional()))
                .because("what may be missing is @Nullable; Optional is how a finder says that it found nothing");
    }
}
