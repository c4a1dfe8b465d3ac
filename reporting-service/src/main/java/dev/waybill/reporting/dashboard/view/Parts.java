package dev.waybill.reporting.dashboard.view;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** The parts of a page that change, each with the version of what it shows. */
public record Parts(Map<String, String> versions) {

    /** Of a page that never changes. */
    public static Parts none() {
        return new Parts(Map.of());
    }

    /** One more part, and all that it shows. */
    public Parts with(String part, @Nullable Object... shown) {
        Map<String, String> more = new LinkedHashMap<>(versions);
        more.put(part, Integer.toHexString(Arrays.hashCode(shown)));
        return new Parts(more);
    }

    public String version(String part) {
        return versions.getOrDefault(part, "");
    }

    /** Those parts that a page does not show as they are now; it says {@code part=version}, with spaces between. */
    public Set<String> changedSince(String shown) {
        List<String> known = List.of(StringUtils.delimitedListToStringArray(shown, " "));
        return versions.entrySet().stream()
                .filter(part -> !known.contains(part.getKey() + "=" + part.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
