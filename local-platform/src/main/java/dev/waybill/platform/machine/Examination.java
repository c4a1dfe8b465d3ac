package dev.waybill.platform.machine;

import dev.waybill.platform.Console;
import dev.waybill.platform.PlatformException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the platform can run on a machine. */
public final class Examination {

    private static final int JAVA = 25;
    private static final long MB = 1024 * 1024;
    private static final long SPACE = 500 * MB;
    private static final long SPACE_WITH_CACHES = 1_500 * MB;
    private static final long MEMORY = 1_500 * MB;
    private static final long AMPLE_MEMORY = 2_500 * MB;
    private static final long FILES = 1_024;
    private static final long AMPLE_FILES = 4_096;
    private static final long WATCHES = 32;
    private static final Set<String> AMD64 = Set.of("amd64", "x86_64");

    private Examination() {}

    /** What it finds out about this machine. */
    public static List<Finding> of(Machine machine) {
        return List.of(
                system(machine),
                java(machine),
                memory(machine),
                directory(machine),
                postgres(machine),
                files(machine),
                watches(machine));
    }

    /**
     * Shows what the caller should know.
     *
     * @throws PlatformException with what is to be done if the platform cannot run here
     */
    public static void requireFit(Machine machine, Console console) {
        List<Finding> findings = of(machine);
        findings.stream().filter(Finding::isWrong).findFirst().ifPresent(wrong -> {
            throw new PlatformException(wrong.sentence());
        });
        findings.stream().filter(Finding::isNote).forEach(note -> console.warn(note.sentence()));
    }

    private static Finding system(Machine machine) {
        String name = "%s on %s".formatted(machine.system(), machine.architecture());
        if (machine.system().equals("linux") && AMD64.contains(machine.architecture())) {
            return Finding.good("system", name);
        }
        return Finding.note("system", "Nobody has tried Waybill under %s yet; please say how it went.".formatted(name));
    }

    private static Finding java(Machine machine) {
        return machine.java() >= JAVA
                ? Finding.good("JDK", "%d".formatted(machine.java()))
                : Finding.wrong(
                        "JDK",
                        "Waybill needs JDK %d, this is %d: install one (https://adoptium.net), or set JAVA_HOME."
                                .formatted(JAVA, machine.java()));
    }

    private static Finding memory(Machine machine) {
        String free = gigabytes(machine.memory());
        if (machine.memory() < MEMORY) {
            return Finding.wrong(
                    "memory",
                    "Only %s of memory are free, the platform takes 1.7 GB: end other programs, or give this machine more."
                            .formatted(free));
        }
        return machine.memory() < AMPLE_MEMORY
                ? Finding.note("memory", "Only %s of memory are free; the platform takes 1.7 GB.".formatted(free))
                : Finding.good("memory", free + " free");
    }

    private static Finding directory(Machine machine) {
        String trouble = machine.directoryTrouble();
        if (trouble != null) {
            return Finding.wrong("data directory", trouble);
        }
        long megabytes = machine.space() / MB;
        if (machine.space() < SPACE) {
            return Finding.wrong(
                    "data directory",
                    ("Only %d MB are free where %s lies, PostgreSQL and Kafka need 500: make room, or choose another place"
                                    + " with --data-dir.")
                            .formatted(megabytes, machine.data()));
        }
        return machine.space() < SPACE_WITH_CACHES
                ? Finding.note(
                        "data directory",
                        "Only %d MB are free where %s lies; the start-up caches take 650 of them."
                                .formatted(megabytes, machine.data()))
                : Finding.good("data directory", "%s, %d MB free".formatted(machine.data(), megabytes));
    }

    private static Finding postgres(Machine machine) {
        String trouble = machine.postgresTrouble();
        if (trouble != null) {
            return Finding.wrong("PostgreSQL", trouble);
        }
        return Finding.good(
                "PostgreSQL",
                "its programs run here (%s%s)".formatted(machine.libc(), machine.isRoot() ? ", not as root" : ""));
    }

    private static Finding files(Machine machine) {
        long limit = machine.openFiles();
        if (limit > 0 && limit < FILES) {
            return Finding.wrong(
                    "open files",
                    "A process may have %d files open here, Kafka and PostgreSQL need %d: raise it with ulimit -n %d."
                            .formatted(limit, FILES, AMPLE_FILES));
        }
        return limit > 0 && limit < AMPLE_FILES
                ? Finding.note(
                        "open files",
                        "A process may have %d files open here; under load Kafka needs more: ulimit -n %d."
                                .formatted(limit, AMPLE_FILES))
                : Finding.good("open files", limit == 0 ? "no limit is known" : limit + " for a process");
    }

    private static Finding watches(Machine machine) {
        long limit = machine.watches();
        return limit > 0 && limit < WATCHES
                ? Finding.note(
                        "inotify",
                        ("A user may have %d inotify instances here, and IDEs and containers take some: raise"
                                        + " fs.inotify.max_user_instances.")
                                .formatted(limit))
                : Finding.good("inotify", limit == 0 ? "no limit is known" : limit + " instances for a user");
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1024.0 / MB);
    }
}
