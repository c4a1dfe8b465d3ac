package dev.waybill.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

/** Who may know whom inside a service. */
final class LayerWalls {

    private LayerWalls() {}

    static List<Wall> of(ServiceShape shape) {
        return List.of(
                new Wall(
                        "everythingHasARoom",
                        classes()
                                .should(Conditions.standInARoom(shape))
                                .because("a package that is called util or common is where structure goes to die")),
                new Wall(
                        "arrowsPointInwards",
                        classes()
                                .should(Conditions.dependInwardsOnly(shape))
                                .because("the domain must not change when an edge does, nor one edge with another")),
                new Wall(
                        "theDomainNeedsOnlyTheJdk",
                        classes()
                                .that(Conditions.inRoom(shape, "domain"::equals, "are the domain"))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(
                                        "java..", shape.basePackage() + "..", Words.JPA + "..", Words.JSPECIFY)
                                .because("rules of the business outlive frameworks, and are tested without them")),
                new Wall(
                        "servicesAreStrangers",
                        classes()
                                .should(Conditions.knowNoOtherModuleThan(
                                        shape, Words.EVENTS, Words.MESSAGING, Words.WEB))
                                .because("services talk through Kafka, so that each is released on its own")),
                new Wall(
                        "onlyTranslatorsSpeakContracts",
                        noClasses()
                                .that(Conditions.inRoom(
                                        shape,
                                        room -> !room.isEmpty()
                                                && !shape.translators().contains(room),
                                        "are no translators " + shape.translators()))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(Words.EVENTS + "..")
                                .because("our own words may change; published contracts may not")),
                new Wall(
                        "repositoriesStayInPersistence",
                        classes()
                                .that()
                                .areAssignableTo(Words.REPOSITORY)
                                .should(Conditions.beInRoom(shape, "persistence"))
                                .because("the application knows a port, which is a plural noun of the domain")));
    }
}
