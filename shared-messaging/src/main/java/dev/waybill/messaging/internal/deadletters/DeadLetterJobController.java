package dev.waybill.messaging.internal.deadletters;

import dev.waybill.messaging.internal.jobs.Job;
import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.jobs.JobApi;
import dev.waybill.messaging.internal.jobs.Jobs;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.Page;
import dev.waybill.messaging.internal.operators.SelectionRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decisions about many dead letters, for operators. Who may come here is decided by the application. */
@RestController
@RequestMapping("/v1/dead-letters")
public class DeadLetterJobController extends JobApi {

    /** Assembles it. */
    public DeadLetterJobController(Jobs jobs) {
        super(jobs, Action.OF_LETTERS, "/v1/dead-letters/jobs");
    }

    /** Replays the keys whose first letter is selected. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Job> replayLetters(@RequestBody SelectionRequest request, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, request.reason());
        return accept(Action.REPLAY_LETTERS, request.selection().ofReplay(), decision);
    }

    /** Discards the selected letters; what waited behind them is put through. */
    @PostMapping("/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Job> discardLetters(@RequestBody SelectionRequest request, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, request.reason());
        return accept(Action.DISCARD_LETTERS, request.selection(), decision);
    }

    /** Lists the jobs, newest first. */
    @GetMapping("/jobs")
    Page<Job> listLetterJobs(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        return list(limit, cursor);
    }

    /** Shows how far a job is. */
    @GetMapping("/jobs/{id}")
    Job showLetterJob(@PathVariable long id) {
        return find(id);
    }

    /** Ends a job; what it has done stays done. */
    @PostMapping("/jobs/{id}/cancel")
    Job cancelLetterJob(@PathVariable long id, @RequestBody CancelRequest why, @Nullable Principal caller) {
        return cancel(id, why, caller);
    }
}
