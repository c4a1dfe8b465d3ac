package dev.waybill.system.killpoint.agent;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.List;
import java.util.Optional;

/** Methods that Spring ends with a commit. */
final class Transactions {

    private static final String ANNOTATION = "Lorg/springframework/transaction/annotation/Transactional;";

    private Transactions() {}

    /** Whether the method may begin a transaction of its own; MANDATORY never does. */
    static boolean demarcates(ClassModel type, MethodModel method) {
        return Sites.isCallable(method)
                && annotation(method)
                        .or(() -> annotation(type))
                        .filter(it -> !isMandatory(it))
                        .isPresent();
    }

    private static Optional<Annotation> annotation(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(it -> it.annotations().stream())
                .filter(it -> it.className().equalsString(ANNOTATION))
                .findFirst();
    }

    private static boolean isMandatory(Annotation annotation) {
        List<AnnotationElement> elements = annotation.elements();
        return elements.stream()
                .map(AnnotationElement::value)
                .anyMatch(it -> it instanceof AnnotationValue.OfEnum value
                        && value.constantName().equalsString("MANDATORY"));
    }
}
