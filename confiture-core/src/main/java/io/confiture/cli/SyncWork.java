package io.confiture.cli;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.report.SyncPlanReport;
import io.confiture.report.SyncRecord;
import io.confiture.report.SyncReport;
import io.confiture.sync.copy.SyncException;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.leak.AuditDepth;
import io.confiture.sync.leak.AuditResult;
import io.confiture.sync.leak.LeakAudit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Makes a copy, or shows what would be copied, and turns what happened into words, files and an exit code. */
final class SyncWork {

    private final Project project;
    private final SyncRequest request;
    private final ResultOptions result;
    private final PrintWriter err;

    SyncWork(Project project, SyncRequest request, ResultOptions result, PrintWriter err) {
        this.project = project;
        this.request = request;
        this.result = result;
        this.err = err;
    }

    /** Show what would be done. */
    ExitCode show() throws IOException {
        try {
            SyncPlanReport report = new SyncPlanReport(project, request.from(), request.to(), SyncRun.preview(request));
            ExitCode code = report.problems().isEmpty() ? ExitCode.OK : ExitCode.VALIDATION;
            result.destination().write(result.json() ? report.json(code.number()) : report.text());
            return code;
        } catch (SyncException e) {
            return failed(e);
        }
    }

    /**
     * Make the copy.
     *
     * @param verify whether to look for leaks afterwards
     * @param record where to write what was done, or null
     * @param checkpoint where to write how far it is, or null
     */
    ExitCode run(boolean verify, @Nullable Path record, @Nullable Path checkpoint) throws IOException {
        ResultOptions.demandPlace("--record", record);
        ResultOptions.demandPlace("--checkpoint", checkpoint);
        SyncResult copied;
        SyncBar bar = Ansi.AUTO.enabled() ? new SyncBar(err) : null;
        try {
            SyncProgress progress = bar == null ? new SyncLines(err) : bar;
            copied = SyncRun.run(request, checkpoint == null ? progress : new Checkpoint(checkpoint, progress));
        } catch (SyncException e) {
            return failed(e);
        } finally {
            if (bar != null) {
                bar.close();
            }
        }
        AuditResult audit = verify ? audit(copied) : null;
        List<Finding> findings = audit == null ? List.of() : audit.findings();
        SyncReport report = new SyncReport(project, request.from(), request.to(), copied, null, findings, audit);
        ExitCode code = report.succeeded() ? ExitCode.OK : ExitCode.FAILED;
        if (record != null) {
            Files.writeString(record, SyncRecord.of(report, copied, request.key()));
        }
        result.destination().write(result.json() ? report.json(code.number()) : report.text());
        return code;
    }

    private AuditResult audit(SyncResult copied) {
        result.say("looking for originals in the target");
        return new LeakAudit(copied.plan(), request.rules(), AuditDepth.ALL).between(request.from(), request.to());
    }

    private ExitCode failed(SyncException e) throws IOException {
        ExitCode code =
                switch (e.kind()) {
                    case CONNECTION -> ExitCode.NO_CONNECTION;
                    case RULES, REFUSED -> ExitCode.VALIDATION;
                    case LOCKED -> ExitCode.LOCK;
                    case COPY -> ExitCode.FAILED;
                };
        String message = String.valueOf(e.getMessage());
        List<Finding> findings = e.findings();
        SyncReport report = new SyncReport(project, request.from(), request.to(), null, message, findings, null);
        result.destination().write(result.json() ? report.json(code.number()) : report.text());
        result.say(message);
        return code;
    }
}
