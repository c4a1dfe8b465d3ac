package dev.waybill.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds a service to the walls: each service has one small subclass that names its shape. */
public abstract class ServiceWallsSuite {

    private final ServiceShape shape;
    private final JavaClasses classes;

    protected ServiceWallsSuite(ServiceShape shape) {
        this.shape = shape;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(shape.basePackage());
    }

    @TestFactory
    Stream<DynamicTest> walls() {
        return all(shape).stream().map(wall -> DynamicTest.dynamicTest(wall.name(), () -> wall.check(classes)));
    }

    @Test
    void everyRoomIsLivedIn() {
        List<String> livedIn = classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(shape::roomOf)
                .distinct()
                .toList();

        assertThat(livedIn).containsAll(shape.rooms().toList());
    }

    @Test
    void theLibrariesThatTheWallsLetThroughExist() {
        assertThat(Words.LIBRARIES).allMatch(Words::isPackage);
        assertThatNoException().isThrownBy(() -> Class.forName(Words.MESSAGING + "." + Words.OUTBOX));
    }

    static List<Wall> all(ServiceShape shape) {
        return Stream.of(LayerWalls.of(shape), HouseWalls.of(shape), DialectWalls.of(shape))
                .flatMap(List::stream)
                .toList();
    }
}
