package dev.waybill.reporting.web;

import dev.waybill.reporting.freshness.Freshness;
import dev.waybill.reporting.freshness.FreshnessMonitor;
import dev.waybill.reporting.projection.Rebuilds;
import dev.waybill.reporting.projection.generation.Feed;
import dev.waybill.reporting.projection.generation.Generation;
import dev.waybill.reporting.projection.generation.Generations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "Projections", description = "The tables that reports are read from, filled from the event log")
class ProjectionController {

    private static final String NAME = "order_summary";

    private final Generations generations;
    private final Rebuilds rebuilds;
    private final FreshnessMonitor freshness;

    ProjectionController(Generations generations, Rebuilds rebuilds, FreshnessMonitor freshness) {
        this.generations = generations;
        this.rebuilds = rebuilds;
        this.freshness = freshness;
    }

    @GetMapping
    @Operation(summary = "How far each projection is, and what is being rebuilt")
    ProjectionsReport projections() {
        List<Generation> all = generations.all();
        return new ProjectionsReport(all.stream()
                .filter(Generation::live)
                .map(live -> response(live, all))
                .toList());
    }

    @PostMapping("/{name}/resumption")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Lets a projection that is parked go on from where it threw")
    void resume(@PathVariable @Parameter(example = NAME) String name) {
        rebuilds.resume(name);
    }

    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Fills a projection anew from the log, beside the one that is shown until then")
    void rebuild(@PathVariable @Parameter(example = NAME) String name) {
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
                FedFrom.of(live.feed()),
                live.since(),
                live.parkedBecause(),
                live.number(),
                generations.positionOf(live).stream().map(Position::of).toList(),
                all.stream().filter(beside).map(RebuildResponse::of).toList());
    }

    /** Where a generation gets its events from. */
    enum FedFrom {
        LIVE,
        REPLAY,
        PARKED,
        RETIRED;

        static FedFrom of(Feed feed) {
            return switch (feed) {
                case LIVE -> LIVE;
                case REPLAY -> REPLAY;
                case PARKED -> PARKED;
                case RETIRED -> RETIRED;
            };
        }
    }

    @Schema(name = "Projections")
    record ProjectionsReport(List<ProjectionResponse> items) {}

    @Schema(name = "Projection")
    record ProjectionResponse(
            @Schema(example = NAME) String name,

            @Schema(description = ReportDocs.AS_OF) @Nullable
            Instant asOf,

            @Schema(description = ReportDocs.LAG, example = "0") @Nullable
            Long lag,

            @Schema(description = ReportDocs.STALE) boolean stale,

            @Schema(description = "Where the generation that is shown gets its events from")
            FedFrom feed,

            @Schema(description = "When it got that feed") Instant since,

            @Schema(description = "What it threw, while it is parked", example = "IllegalStateException: no such order")
            @Nullable
            String parkedBecause,

            @Schema(example = "1") int generation,

            @Schema(description = "How far it is, per topic and partition")
            List<Position> position,

            @Schema(description = "Generations that are being filled beside it")
            List<RebuildResponse> rebuilds) {}

    @Schema(name = "Position", description = "Offsets below nextOffset are applied")
    record Position(
            @Schema(example = "order.events.v1") String topic,
            @Schema(example = "7") int partition,
            @Schema(example = "128") long nextOffset) {

        static Position of(Generations.TopicPosition position) {
            return new Position(position.topic(), position.partition(), position.nextOffset());
        }
    }

    @Schema(name = "Rebuild")
    record RebuildResponse(
            @Schema(example = "2") int generation,
            FedFrom feed,
            Instant since,

            @Schema(
                    description = "Rows that differ from the one that is shown; null while it is not level with it",
                    example = "0")
            @Nullable
            Long differences) {

        static RebuildResponse of(Generation generation) {
            return new RebuildResponse(
                    generation.number(), FedFrom.of(generation.feed()), generation.since(), generation.differences());
        }
    }
}
