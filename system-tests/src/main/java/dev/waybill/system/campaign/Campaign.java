package dev.waybill.system.campaign;

import dev.waybill.system.load.Load;
import dev.waybill.system.nemesis.Injection;
import dev.waybill.system.nemesis.Nemesis;
import dev.waybill.system.nemesis.Props;
import dev.waybill.system.nemesis.Theatre;
import dev.waybill.system.platform.Platform;
import dev.waybill.system.trial.Judgement;
import dev.waybill.system.trial.Trial;
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
        try (Props props = Props.of(options.faults(), processes(), directory.resolve("platform"))) {
            Platform platform = Trial.platform(directory, platformOptions(props));
            props.wires().leadTo(platform.portBase());
            try (Trial trial = Trial.begin(directory, platform);
                    Load load = trial.load(options.seed(), options.longest(), options.perSecond())) {
                Outcome outcome = run(trial, load, props);
                System.out.println(Report.write(outcome, directory));
                return outcome;
            }
        }
    }

    /** As the platform names them. */
    private List<String> processes() {
        return Trial.SERVICES.stream()
                .flatMap(it -> IntStream.rangeClosed(1, options.instances())
                        .mapToObj(number -> number == 1 ? it : it + "-" + number))
                .toList();
    }

    private List<String> platformOptions(Props props) {
        List<String> words = new ArrayList<>(props.options());
        words.add("--no-catalogue");
        if (!options.startUpCaches()) {
            words.add("--no-training");
        }
        words.add("--instances");
        words.add(Trial.SERVICES.stream()
                .map(it -> it + "=" + options.instances())
                .collect(Collectors.joining(",")));
        return words;
    }

    private Outcome run(Trial trial, Load load, Props props) {
        Theatre theatre = new Theatre(trial, props, load, options.seed());
        Instant began = Instant.now();
        load.start();
        List<Injection> injections = new Nemesis(theatre, options.seed(), options.faults(), options.longestPause())
                .rage(began.plus(options.duration()), options.rounds(), began.plus(options.longest()));
        load.breakOff();
        Instant ended = Instant.now();
        Judgement judgement = trial.judge(load, theatre.planted(), options.patience());
        return new Outcome(
                options,
                began,
                ended,
                judgement,
                load.invocations(),
                injections,
                Demands.unmet(began, ended, load.invocations(), injections, judgement.evidence()));
    }
}
