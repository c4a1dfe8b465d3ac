package dev.waybill.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The library of the web keeps the rules of the house, and knows no service, no contract and no messaging. */
class SharedWebWallsTest {

    private static final ServiceShape SHAPE = ServiceShape.of("dev.waybill.web");

    /** These are about the rooms of a service. */
    private static final Set<String> OF_SERVICES = Set.of("controllersKeepToTheWeb", "transactionsBelongToUseCases");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SHAPE.basePackage());

    @TestFactory
    Stream<DynamicTest> rulesOfTheHouse() {
        return HouseWalls.of(SHAPE).stream()
                .filter(wall -> !OF_SERVICES.contains(wall.name()))
                .map(wall -> DynamicTest.dynamicTest(wall.name(), () -> wall.check(CLASSES)));
    }

    @Test
    void knowsNoOtherModule() {
        classes()
                .should(Conditions.knowNoOtherModuleThan(SHAPE))
                .because("a service takes it without taking anything else")
                .check(CLASSES);
    }
}
