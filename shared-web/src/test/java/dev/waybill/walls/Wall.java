package dev.waybill.walls;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * One rule about the structure of a service.
 *
 * @param name what holds, as a sentence in camel case
 */
record Wall(String name, ArchRule rule) {

    List<String> breaches(JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    void check(JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes);
    }

    @Override
    public String toString() {
        return name;
    }
}
