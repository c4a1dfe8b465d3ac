package dev.waybill.messaging.internal.jobs;

import dev.waybill.messaging.internal.jobs.Job.Action;
import dev.waybill.messaging.internal.operators.Decision;
import dev.waybill.messaging.internal.operators.OperatorApi;
import dev.waybill.messaging.internal.operators.Page;
import dev.waybill.messaging.internal.operators.Refusal;
import dev.waybill.messaging.internal.operators.Selection;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** What the interfaces for jobs on dead letters and on the quarantine have in common. */
public abstract class JobApi extends OperatorApi {

    private final Jobs jobs;
    private final List<Action> actions;
    private final String path;

    protected JobApi(Jobs jobs, List<Action> actions, String path) {
        this.jobs = jobs;
        this.actions = actions;
        this.path = path;
    }

    /** Why a job is cancelled. */
    public record CancelRequest(@Nullable String reason) {}

    protected final ResponseEntity<Job> accept(Action action, Selection selection, Decision decision) {
        Job job = jobs.add(action, selection.required(), decision);
        return ResponseEntity.accepted()
                .location(URI.create(path + "/" + job.id()))
                .body(job);
    }

    protected final Page<Job> list(int limit, @Nullable String cursor) {
        int size = Page.sizeOf(limit);
        return Page.of(
                list(), jobs.page(actions, Page.positionOf(list(), cursor, Long.MAX_VALUE), size + 1), size, Job::id);
    }

    /** The name of the list in its cursors. */
    private String list() {
        return path.substring(path.indexOf('/', 1) + 1).replace('/', '-');
    }

    protected final Job find(long id) {
        return jobs.find(id, actions).orElseThrow(() -> Refusal.unknownJob(id));
    }

    protected final Job cancel(long id, CancelRequest why, @Nullable Principal caller) {
        return jobs.cancel(id, actions, Decision.of(caller, why.reason()));
    }
}
