package dev.waybill.system.campaign;

import dev.waybill.system.faultrun.FaultRun;
import dev.waybill.system.faultrun.Verdict;
import dev.waybill.system.load.Load;
import dev.waybill.system.nemesis.FaultContext;
import dev.waybill.system.nemesis.FaultTooling;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Nemesis;
import dev.waybill.system.platform.Platform;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Starts a platform with instances of each service, loads it, torments it, lets it rest and judges it. */
public final class Campaign {

    private final CampaignOptions options;

    private Campaign(CampaignOptions options) {
        this.options = options;
    }

    /** Runs a campaign; ends with 1 if something is wrong, or if too little was tried. */
    public static void main(String[] arguments) {
        Outcome outcome = run(CampaignOptions.parse(List.of(arguments)));
        System.exit(outcome.isGood() ? 0 : 1);
    }

    /** Runs a campaign and writes its report. */
    public static Outcome run(CampaignOptions options) {
        return new Campaign(options).run();
    }

    private Outcome run() {
        Path directory = options.directory().toAbsolutePath();
        try (FaultTooling tooling = FaultTooling.of(options.faults(), processes(), directory.resolve("platform"))) {
            Platform platform = FaultRun.platform(directory, platformOptions(tooling));
            tooling.wires().leadTo(platform.portBase());
            try (FaultRun faultRun = FaultRun.begin(directory, platform);
                    Load load = faultRun.load(options.seed(), options.longest(), options.perSecond())) {
                Outcome outcome = run(faultRun, load, tooling);
                System.out.println(Report.write(outcome, directory));
                return outcome;
            }
        }
    }

    /** As the platform names them. */
    private List<String> processes() {
        return FaultRun.SERVICES.stream()
                .flatMap(it -> IntStream.rangeClosed(1, options.instances())
                        .mapToObj(number -> number == 1 ? it : it + "-" + number))
                .toList();
    }

    private List<String> platformOptions(FaultTooling tooling) {
        List<String> words = new ArrayList<>(tooling.options());
        words.add("--no-catalogue");
        if (!options.startUpCaches()) {
            words.add("--no-training");
        }
        words.add("--instances");
        words.add(FaultRun.SERVICES.stream()
                .map(it -> it + "=" + options.instances())
                .collect(Collectors.joining(",")));
        return words;
    }

    private Outcome run(FaultRun faultRun, Load load, FaultTooling tooling) {
        FaultContext context = new FaultContext(faultRun, tooling, load, options.seed());
        Instant began = Instant.now();
        load.start();
        List<Injection> injections = new Nemesis(context, options.seed(), options.faults(), options.longestPause())
                .run(began.plus(options.duration()), options.rounds(), began.plus(options.longest()));
        load.breakOff();
        Instant ended = Instant.now();
        Verdict verdict = faultRun.judge(load, context.planted(), options.patience());
        return new Outcome(
                options,
                began,
                ended,
                verdict,
                load.invocations(),
                injections,
                MinimumCoverage.unmet(began, ended, load.invocations(), injections, verdict.evidence()));
    }
}
