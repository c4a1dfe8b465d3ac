package dev.waybill.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each wall lets the good service pass and stops the bad one that was built against it. */
class ServiceWallsTest {

    private static final String FIXTURES = "dev.waybill.walls.fixture.";
    private static final String BREACHES = """
            everythingHasARoom            | ParcelTexts
            arrowsPointInwards            | domain → application
            arrowsPointInwards            | application → web
            arrowsPointInwards            | web → persistence
            arrowsPointInwards            | domain → the entrance
            theDomainNeedsOnlyTheJdk      | ParcelPrice
            servicesAreStrangers          | AskTheNeighbour
            onlyTranslatorsSpeakContracts | SpeakTheContract
            repositoriesStayInPersistence | ParcelRepository
            nothingIsInjectedIntoFields   | autowired
            nothingIsInjectedIntoFields   | value
            nothingIsInjectedIntoFields   | resource
            nothingIsInjectedIntoFields   | context
            namesSayWhatTheyMean          | ParcelManager
            namesSayWhatTheyMean          | ParcelServiceImpl
            namesSayWhatTheyMean          | ParcelHelper
            namesSayWhatTheyMean          | ParcelUtils
            controllersKeepToTheWeb       | PublicController
            controllersKeepToTheWeb       | StrayController
            controllersKeepToTheWeb       | PublicProblems
            transactionsBelongToUseCases  | TransactionalController
            transactionsBelongToUseCases  | HalfTransactionalController
            timeComesFromAClock           | InstantNow
            timeComesFromAClock           | LocalDateNow
            timeComesFromAClock           | CurrentTimeMillis
            timeComesFromAClock           | OldDate
            nothingIsPrinted              | PrintsToOut
            nothingIsPrinted              | PrintsStackTrace
            onlyTheOutboxSends            | SendsByTemplate
            onlyTheOutboxSends            | SendsByProducer
            onlyTheOutboxSends            | ListensByAnnotation
            nothingStaticChanges          | counter
            collaboratorsAreFew           | Busybody
            packagesAreNullMarked         | Unmarked
            entitiesHaveNoSetters         | setWeight
            optionalIsOnlyReturned        | maybeWeight
            optionalIsOnlyReturned        | takesMaybe
            sqlStaysInPersistence         | CountParcels
            sqlStaysInPersistence         | ParcelQueries
            sqlStaysInPersistence         | ParcelEntities
            statementsGoThroughJdbcClient | TemplateParcels
            statementsGoThroughJdbcClient | NamedTemplateParcels
            eventsLeaveThroughOneDoor     | ParcelNews
            eventsLeaveThroughOneDoor     | SendBesideTheDoor
            setUpIsNamedAfterItsRoom      | WebConfiguration
            setUpIsNamedAfterItsRoom      | MessageConfiguration
            refusalsAreNamedWithoutASuffix | ParcelLostException
            refusalsAreNamedWithoutASuffix | UnknownParcel
            useCasesAreGivenValues        | Consumer
            useCasesAreGivenValues        | Runnable
            bodiesCarryNoDomainEnums      | ParcelResponse.state
            bodiesCarryNoDomainEnums      | ParcelsResponse.states
            loggersAreCalledLog           | LOGGER
            """;

    private static final JavaClasses SERVICES =
            new ClassFileImporter().importPackages(FIXTURES.substring(0, FIXTURES.length() - 1));

    static final List<String> PACKAGES = Words.PACKAGES;
    static final List<String> TYPES = Words.TYPES;

    static List<Wall> walls() {
        return ServiceWallsSuite.all(ServiceShape.layered(FIXTURES + "good"));
    }

    @ParameterizedTest
    @MethodSource("walls")
    void letTheGoodServicePass(Wall wall) {
        assertThat(wall.breaches(service("good"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = BREACHES)
    void stopTheBadOne(String wall, String complaint) {
        String fixture = wall.toLowerCase(Locale.ROOT);

        assertThat(wall(fixture, wall).breaches(service(fixture))).anyMatch(breach -> breach.contains(complaint));
    }

    @Test
    void areEachStoppedBySomething() {
        Set<String> proven = BREACHES.lines()
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .collect(Collectors.toSet());

        assertThat(proven).isEqualTo(walls().stream().map(Wall::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("walls")
    void sayWhy(Wall wall) {
        assertThat(wall.rule().getDescription()).contains(", because ");
    }

    @ParameterizedTest
    @FieldSource("PACKAGES")
    void speakOfPackagesThatExist(String name) {
        assertThat(Words.isPackage(name)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void speakOfTypesThatExist(String name) {
        assertThatNoException().isThrownBy(() -> Class.forName(name));
    }

    @Test
    void letAnAggregateHaveRoomsOfItsOwn() {
        ServiceShape shape = ServiceShape.layered(FIXTURES + "good");
        Set<String> rooms =
                new TreeSet<>(service("good").stream().map(shape::roomOf).toList());

        assertThat(rooms).containsExactly("", "application", "domain", "messaging", "persistence", "web");
    }

    private static Wall wall(String fixture, String name) {
        return ServiceWallsSuite.all(ServiceShape.layered(FIXTURES + fixture)).stream()
                .filter(wall -> wall.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JavaClasses service(String fixture) {
        return SERVICES.that(resideInAPackage(FIXTURES + fixture + ".."));
    }
}
