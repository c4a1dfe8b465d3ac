package dev.waybill.web.openapi;

import dev.waybill.web.idempotency.IdempotencyKey;
import dev.waybill.web.precondition.Preconditions;
import dev.waybill.web.problem.ProblemType;
import dev.waybill.web.problem.Problems;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Describes what each operation may be refused with: what its parameters make possible, and what it says itself. */
final class OperationProblems implements GlobalOperationCustomizer {

    private final ProblemDescriptions descriptions;

    OperationProblems(ProblemDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        ApiResponses responses = operation.getResponses();
        Map<Integer, List<ProblemType>> byStatus = new TreeMap<>();
        for (ProblemType type : typesOf(handler)) {
            byStatus.computeIfAbsent(type.status(), _ -> new ArrayList<>()).add(type);
        }
        byStatus.forEach(
                (status, types) -> responses.addApiResponse(Integer.toString(status), descriptions.response(types)));
        return operation;
    }

    private List<ProblemType> typesOf(HandlerMethod handler) {
        List<ProblemType> types = new ArrayList<>(ownTypesOf(handler));
        types.addAll(ProblemDescriptions.OF_EVERY_OPERATION);
        if (Handlers.takes(handler, IdempotencyKey.class)) {
            types.add(Problems.REQUEST_IN_FLIGHT);
            types.add(Problems.IDEMPOTENCY_KEY_REUSED);
        }
        if (Handlers.takes(handler, Preconditions.class)) {
            types.add(Problems.PRECONDITION_FAILED);
        }
        if (Handlers.takesAnnotated(handler, RequestBody.class)) {
            types.add(Problems.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!handler.hasMethodAnnotation(GetMapping.class)) {
            types.add(Problems.CONFLICTING_CHANGE);
        }
        boolean named = Handlers.takesAnnotated(handler, PathVariable.class);
        if (named && types.stream().noneMatch(type -> type.status() == HttpStatus.NOT_FOUND.value())) {
            types.add(Problems.NOT_FOUND);
        }
        return types;
    }

    private List<ProblemType> ownTypesOf(HandlerMethod handler) {
        MayRefuseWith own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), MayRefuseWith.class);
        return own == null
                ? List.of()
                : Arrays.stream(own.value()).map(descriptions::type).toList();
    }
}
