package io.confiture.suite;

import io.confiture.check.CheckGroup;
import io.confiture.check.Outcome;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.project.SourceLocation;
import io.confiture.suite.known.KnownFindings;
import io.confiture.suite.known.KnownFindingsUpdate;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the list of findings that a project lives with, from a run of its checks that no list has judged.
 *
 * <p>Opening reads files and nothing else.
 */
public final class Ratchet implements AutoCloseable {

    private final SuiteServers servers;
    private final Workshop workshop;
    private final CheckGroup root;
    private final KnownFindings before;
    private final Judgement judgement;

    private Ratchet(Project project, SuiteServers servers) {
        this.servers = servers;
        this.workshop = new Workshop(project, () -> servers, null);
        this.root = new ProjectTree(project, workshop).strict();
        SourceLocation list = project.locationOf(project.environment().checks().baseline());
        this.before = KnownFindings.read(list);
        this.judgement = new Judgement(project.environment().checks());
    }

    /**
     * Read a project's files, its list included.
     *
     * @throws io.confiture.project.ProjectException when the settings cannot be used
     * @throws io.confiture.project.YamlException when the list cannot be read
     */
    public static Ratchet open(SuiteRequest request) {
        Project project = Project.load(new ProjectRequest(
                request.databaseDirectory(), request.environment(), request.variables(), request.overrides()));
        return new Ratchet(project, new SuiteServers());
    }

    /** Return the tree whose checks know of no list; all of them run, since kept answers do not say what was found. */
    public CheckGroup root() {
        return root;
    }

    /**
     * Write the list anew; entries of checks that did not run, or gave no answer, stay.
     *
     * @param results what checks of this tree said
     */
    public KnownFindingsUpdate write(List<CheckResult> results) throws IOException {
        Map<String, Outcome> answers = new HashMap<>();
        for (CheckResult result : results) {
            Outcome outcome = result.outcome();
            if (outcome != null) {
                answers.put(result.check().id(), outcome);
            }
        }
        List<String> order =
                new CheckRun(root).checks().stream().map(SelectedCheck::id).toList();
        return KnownFindingsUpdate.write(before, order, answers, judgement.threshold());
    }

    @Override
    public void close() {
        workshop.close();
        servers.close();
    }
}
