package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.system.platform.Platform;
import dev.waybill.system.platform.PlatformStatus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tour: its {@code bash} blocks, each with the answer in the block that follows it. */
final class Tour {

    private static final String ANYTHING = "…";
    private static final Pattern BLOCKS = Pattern.compile(
            "^```bash\\n(.*?)^```\\n(?:\\s*```(?:json|text)\\n(.*?)^```$)?", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Map<String, String> SERVICES = Map.of(
            "8081", "order-service",
            "8082", "inventory-service",
            "8083", "payment-service",
            "8084", "reporting-service",
            "8090", "payment-provider");

    private Tour() {}

    static List<Step> in(String tour) {
        return BLOCKS.matcher(tour).results().map(Tour::step).toList();
    }

    private static Step step(MatchResult block) {
        String answer = block.group(2);
        return new Step(block.group(1).strip(), answer == null ? "" : answer.strip());
    }

    private static String serviceAt(String port) {
        return Objects.requireNonNull(SERVICES.get(port), () -> "nothing of the platform is at port " + port);
    }

    /** Commands and what they print, where {@code …} stands for whatever differs from one time to the next. */
    record Step(String commands, String answer) {

        /** The same commands on a platform that has other ports and another data directory than the reader's. */
        Step on(Platform platform, PlatformStatus status) {
            String moved = Pattern.compile("http://localhost:(\\d+)")
                    .matcher(commands)
                    .replaceAll(url -> status.url(serviceAt(url.group(1))).toString());
            return new Step(
                    moved.replaceAll(
                            "\\./platform (\\w+)", "./platform $1 --data-dir '" + platform.dataDirectory() + "'"),
                    answer);
        }

        /** Whether it changes nothing, so that one may look again until the platform has got so far. */
        boolean isOnlyLooking() {
            return commands.startsWith("curl") && !commands.contains(" -X") && !commands.contains(" -d");
        }

        void check(String printed) {
            if (answer.startsWith("{")) {
                JsonMapper json = JsonMapper.shared();
                assertThat(differences("", json.readTree(answer), json.readTree(printed)))
                        .as("%s%nanswers%n%s", commands, printed)
                        .isEmpty();
            } else {
                assertThat(printed).as(commands).matches(asPattern(answer));
            }
        }
    }

    private static Pattern asPattern(String answer) {
        return Pattern.compile(
                Stream.of(answer.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    private static List<String> differences(String path, JsonNode expected, JsonNode actual) {
        if (expected.isString() && expected.asString().contains(ANYTHING)) {
            return !actual.isContainer()
                            && asPattern(expected.asString())
                                    .matcher(actual.asString())
                                    .matches()
                    ? List.of()
                    : List.of(path + " should look like " + expected + " and is " + actual);
        }
        if (expected.isObject() && actual.isObject()) {
            return differencesOfMembers(path, expected, actual);
        }
        if (expected.isArray() && actual.isArray()) {
            return differencesOfElements(path, expected, actual);
        }
        return expected.equals(actual) ? List.of() : List.of(path + " should be " + expected + " and is " + actual);
    }

    private static List<String> differencesOfMembers(String path, JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        if (!List.copyOf(expected.propertyNames()).equals(List.copyOf(actual.propertyNames()))) {
            differences.add(path + " should have " + expected.propertyNames() + " and has " + actual.propertyNames());
        }
        for (String name : expected.propertyNames()) {
            differences.addAll(differences(path + "/" + name, expected.get(name), actual.path(name)));
        }
        return differences;
    }

    /** An array that ends in {@code "…"} may go on. */
    private static List<String> differencesOfElements(String path, JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        Iterator<JsonNode> remaining = actual.iterator();
        for (int i = 0; i < expected.size(); i++) {
            boolean goesOn =
                    i == expected.size() - 1 && expected.get(i).asString("").equals(ANYTHING);
            if (goesOn) {
                return differences;
            }
            if (!remaining.hasNext()) {
                differences.add(path + " should have " + expected.size() + " elements and has " + i);
                return differences;
            }
            differences.addAll(differences(path + "/" + i, expected.get(i), remaining.next()));
        }
        if (remaining.hasNext()) {
            differences.add(path + " should have " + expected.size() + " elements and has " + actual.size());
        }
        return differences;
    }
}
