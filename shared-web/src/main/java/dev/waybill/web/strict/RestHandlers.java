package dev.waybill.web.strict;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/** Which handlers are operations of the REST API: not pages, not the actuator, not the API description. */
public final class RestHandlers {

    private static final String API_DESCRIPTION = "org.springdoc";

    private RestHandlers() {}

    /** Whether a handler is an operation of the REST API. */
    public static boolean isRest(Object handler) {
        return handler instanceof HandlerMethod method && isRest(method.getBeanType());
    }

    private static boolean isRest(Class<?> controller) {
        return AnnotatedElementUtils.hasAnnotation(controller, RestController.class)
                && !controller.getPackageName().startsWith(API_DESCRIPTION);
    }
}
