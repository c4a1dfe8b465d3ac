package dev.waybill.messaging.internal.quarantine;

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

/** Decisions about many messages in quarantine, for operators. Who may come here is decided by the application. */
@RestController
@RequestMapping("/v1/quarantine")
public class QuarantineJobController extends JobApi {

    /** Assembles it. */
    public QuarantineJobController(Jobs jobs) {
        super(jobs, Action.OF_QUARANTINE, "/v1/quarantine/jobs");
    }

    /** Has the relay try again the keys whose first message is selected. */
    @PostMapping("/release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Job> releaseMessages(@RequestBody SelectionRequest request, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, request.reason());
        return accept(Action.RELEASE_QUARANTINED, request.selection().ofQuarantine(), decision);
    }

    /** Gives the selected messages up; those that waited behind them are sent. */
    @PostMapping("/discard")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Job> discardMessages(@RequestBody SelectionRequest request, @Nullable Principal caller) {
        Decision decision = Decision.of(caller, request.reason());
        return accept(Action.DISCARD_QUARANTINED, request.selection().ofQuarantine(), decision);
    }

    /** Lists the jobs, newest first. */
    @GetMapping("/jobs")
    Page<Job> listQuarantineJobs(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String cursor) {
        return list(limit, cursor);
    }

    /** Shows how far a job is. */
    @GetMapping("/jobs/{id}")
    Job showQuarantineJob(@PathVariable long id) {
        return find(id);
    }

    /** Ends a job; what it has done stays done. */
    @PostMapping("/jobs/{id}/cancel")
    Job cancelQuarantineJob(@PathVariable long id, @RequestBody CancelRequest why, @Nullable Principal caller) {
        return cancel(id, why, caller);
    }
}
