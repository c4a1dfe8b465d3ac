package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.projection.Feed;
import dev.waybill.reporting.projection.Generation;
import dev.waybill.reporting.projection.Generations;
import dev.waybill.reporting.projection.Rebuilds;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/reports/projections")
class ProjectionController {

    private final Generations generations;
    private final Rebuilds rebuilds;
    private final FreshnessMonitor freshness;

    ProjectionController(Generations generations, Rebuilds rebuilds, FreshnessMonitor freshness) {
        this.generations = generations;
        this.rebuilds = rebuilds;
        this.freshness = freshness;
    }

    @GetMapping
    ProjectionsReport projections() {
        List<Generation> all = generations.all();
        return new ProjectionsReport(all.stream()
                .filter(Generation::live)
                .map(live -> response(live, all))
                .toList());
    }

    /** Lets what is parked go on from where it threw. */
    @PostMapping("/{name}/resumption")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resume(@PathVariable String name) {
        rebuilds.resume(name);
    }

    /** Fills it anew from the log, beside the one that is shown until then. */
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild(@PathVariable String name) {
        rebuilds.rebuild(name);
    }

    private ProjectionResponse response(Generation live, List<Generation> all) {
        Freshness fresh = freshness.of(live.projection());
        Predicate<Generation> beside = generation -> generation.projection().equals(live.projection())
                && generation.number() > live.number()
                && generation.feed() != Feed.RETIRED;
        return new ProjectionResponse(
                live.projection(),
                fresh.asOf(),
                fresh.lag(),
                fresh.stale() || live.feed() != Feed.LIVE,
                live.feed(),
                live.since(),
                live.parkedBecause(),
                live.number(),
                generations.positionOf(live),
                all.stream().filter(beside).map(RebuildResponse::of).toList());
    }

    record ProjectionsReport(List<ProjectionResponse> items) {}

    /**
     * @param feed where the generation that is shown gets its events from
     * @param since when it got that feed
     * @param position how far it is, per topic and partition
     * @param rebuilds generations that are being filled beside it
     */
    record ProjectionResponse(
            String name,
            @Nullable Instant asOf,
            @Nullable Long lag,
            boolean stale,
            Feed feed,
            Instant since,
            @Nullable String parkedBecause,
            int generation,
            List<Generations.TopicPosition> position,
            List<RebuildResponse> rebuilds) {}

    /** @param differences rows that differ from the one that is shown; {@code null} while it is not level with it */
    record RebuildResponse(
            int generation,
            Feed feed,
            Instant since,
            @Nullable Long differences) {

        static RebuildResponse of(Generation generation) {
            return new RebuildResponse(
                    generation.number(), generation.feed(), generation.since(), generation.differences());
        }
    }
}
