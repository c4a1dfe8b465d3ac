package dev.waybill.web.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The one place where a service says which problem each of its domain exceptions is; a bean of the service. */
public final class ProblemMappings {

    private final Map<Class<?>, Function<Throwable, ProblemException>> mappings = new LinkedHashMap<>();

    /** Answers this exception, and its subclasses, with this problem. */
    public <E extends Exception> ProblemMappings on(Class<E> exception, Function<E, ProblemException> problem) {
        mappings.put(exception, thrown -> problem.apply(exception.cast(thrown)));
        return this;
    }

    /** The problem that this failure is, if it is one of the service. */
    public Optional<ProblemException> problemOf(Throwable thrown) {
        return mappings.entrySet().stream()
                .filter(mapping -> mapping.getKey().isInstance(thrown))
                .findFirst()
                .map(mapping -> mapping.getValue().apply(thrown));
    }
}
