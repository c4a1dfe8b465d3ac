package dev.waybill.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link WithInfrastructure} on a test class, its superclasses and the classes around it. */
public final class InfrastructureCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configurations) {
        WithInfrastructure wanted =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, WithInfrastructure.class);
        return wanted == null ? null : new InfrastructureCustomizer(wanted.schema(), wanted.kafka());
    }
}
