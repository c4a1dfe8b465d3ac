package dev.waybill.web.openapi;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.openapi.messaging.MessagingDescriptions;
import dev.waybill.web.paging.PageQuery;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.problem.ProblemTypes;
import dev.waybill.web.security.Caller;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** OpenAPI at {@code /v3/api-docs} and {@code /swagger-ui}: made at the first request, not at start-up. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class OpenApiAutoConfiguration {

    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, IdempotencyKey.class, Preconditions.class, PageQuery.class);
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI openApi(@Value("${spring.application.name:service}") String service, ProblemDescriptions problems) {
        Components components = new Components().addSecuritySchemes(BEARER, bearer());
        problems.addTo(components);
        SharedParameters.addTo(components);
        return new OpenAPI()
                .info(new Info()
                        .title("Waybill " + service)
                        .version("v1")
                        .description(
                                "The REST API of " + service + ". Requests are read strictly: what is not described"
                                        + " here is refused, and no parameter of a query is repeated, or begins or ends with a"
                                        + " blank. Refusals are problem details (RFC 9457).")
                        .contact(new Contact().name("Waybill").url("https://waybill.dev"))
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .addServersItem(new Server().url("/").description("This service"))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("A JWT with the claim roles: customer, operator or analyst");
    }

    @Bean
    ProblemDescriptions problemDescriptions(ObjectProvider<ProblemTypes> types) {
        return new ProblemDescriptions(Stream.concat(types.orderedStream(), Stream.of(MessagingProblems.TYPES)));
    }

    @Bean
    @Order(1)
    GlobalOperationCustomizer operationProblems(ProblemDescriptions descriptions) {
        return new OperationProblems(descriptions);
    }

    @Bean
    @Order(2)
    GlobalOperationCustomizer sharedParameters() {
        return new SharedParameters();
    }

    @Bean
    @Order(3)
    GlobalOperationCustomizer waitDescriptions() {
        return new WaitDescriptions();
    }

    /** In this order: what is left out last was described by the others. */
    @Bean
    GlobalOpenApiCustomizer wholeDocument(ProblemDescriptions problems) {
        List<GlobalOpenApiCustomizer> all = List.of(
                new MessagingDescriptions(),
                OpenApiAutoConfiguration::describeAll,
                api -> MessagingProblems.addTo(api, problems),
                new EnforcedBounds(),
                new UnusedComponents());
        return api -> all.forEach(one -> one.customise(api));
    }

    private static void describeAll(OpenAPI api) {
        api.getTags().sort(Comparator.comparing(Tag::getName));
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getDescription() == null)
                .forEach(operation -> operation.setDescription(operation.getSummary() + "."));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }
}
