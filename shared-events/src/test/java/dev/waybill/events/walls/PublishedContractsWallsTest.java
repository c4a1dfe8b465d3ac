package dev.waybill.events.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.waybill.events.Channels;
import dev.waybill.events.Contract;
import dev.waybill.events.Contracts;
import dev.waybill.events.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedContractsWallsTest {

    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.waybill.events");

    private static final JavaClasses BAD = new ClassFileImporter().importPackages("dev.waybill.events.walls.bad");

    private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

    private static final ArchRule NEEDS_NOTHING = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.waybill.events..", "org.jspecify.annotations")
            .because("whoever reads a message must be able to do so without our frameworks and their versions");

    private static final ArchRule IS_A_VALUE = classes()
            .that(areNoListOfConstants())
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces()
            .because("a message is a value: what it says never changes");

    private static final ArchRule HAS_NO_LOGIC = methods()
            .that(belongToAMessage())
            .should(beAnAccessor())
            .because("two services that share logic must be released together");

    @Test
    void contractsNeedNothingButTheJdk() {
        NEEDS_NOTHING.check(CONTRACTS);
        assertThat(complaints(NEEDS_NOTHING)).contains("ContractWithALibrary");
    }

    @Test
    void contractsAreValues() {
        IS_A_VALUE.check(CONTRACTS);
        assertThat(complaints(IS_A_VALUE)).contains("ContractAsAClass");
    }

    @Test
    void contractsHaveNoLogic() {
        HAS_NO_LOGIC.check(CONTRACTS);
        assertThat(complaints(HAS_NO_LOGIC)).contains("ContractWithLogic.doubled()");
    }

    private static String complaints(ArchRule rule) {
        return rule.evaluate(BAD).getFailureReport().toString();
    }

    private static DescribedPredicate<JavaMethod> belongToAMessage() {
        return DescribedPredicate.describe(
                "belong to a message",
                method -> method.getOwner().isRecord() && !method.getOwner().isEquivalentTo(Contract.class));
    }

    private static ArchCondition<JavaMethod> beAnAccessor() {
        return ArchCondition.from(DescribedPredicate.describe(
                "be an accessor",
                method -> OF_EVERY_RECORD.contains(method.getName())
                        || method.getOwner().tryGetField(method.getName()).isPresent()));
    }

    private static DescribedPredicate<JavaClass> areNoListOfConstants() {
        return DescribedPredicate.describe(
                "are no list of constants",
                type -> !type.isEquivalentTo(Contracts.class)
                        && !type.isEquivalentTo(Topics.class)
                        && !type.isEquivalentTo(Channels.class)
                        && !type.getSimpleName().equals("package-info"));
    }
}
