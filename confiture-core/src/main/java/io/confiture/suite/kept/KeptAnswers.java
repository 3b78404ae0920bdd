package io.confiture.suite.kept;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Outcome;
import io.confiture.postgres.ServerIdentity;
import io.confiture.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the checks of one project and those who ask them: gives kept answers again, and keeps new ones.
 *
 * <p>The key of what is kept is a digest of all that the answers depend on. What a run found is kept at its end, if the files
 * were the same from before the first of them was read until after the last check. Thread-safe.
 */
public final class KeptAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswers.class);

    private final Project project;
    private final Supplier<Optional<ServerIdentity>> server;
    private final AnswerPlace place;
    private final @Nullable InputFiles files;
    private final Map<String, Answer> fresh = new ConcurrentHashMap<>();
    private @Nullable Known known;

    /** Opens the folder of answers; asked once a check is. */
    @FunctionalInterface
    public interface AnswerPlace {

        /** Return the folder's answers. */
        AnswerFiles open() throws IOException;
    }

    /**
     * Look at a project's files; reads no contents and opens nothing.
     *
     * @param project the project, whose settings have just been read
     * @param server says which PostgreSQL the checks will use, where that can be known
     * @param place where answers are kept
     */
    public KeptAnswers(Project project, Supplier<Optional<ServerIdentity>> server, AnswerPlace place) {
        this.project = project;
        this.server = server;
        this.place = place;
        this.files = look(project);
    }

    private static @Nullable InputFiles look(Project project) {
        try {
            return new InputFiles(project);
        } catch (IOException e) {
            LOG.info("No answers are kept: {}", e.getMessage());
            return null;
        }
    }

    /** Return a tree of the same checks, whose answers may be kept ones. */
    public CheckGroup over(CheckGroup root) {
        return files == null ? root : (CheckGroup) over(root, "");
    }

    private CheckNode over(CheckNode node, String path) {
        if (node instanceof CheckGroup group) {
            List<CheckNode> children = new ArrayList<>();
            group.children()
                    .forEach(child -> children.add(over(
                            child,
                            path + "/" + child.segment().type() + ":"
                                    + child.segment().value())));
            return new CheckGroup(group.segment(), group.displayName(), group.source(), group.tags(), children);
        }
        Check check = (Check) node;
        return check.keepable() ? check.answering(() -> answer(path, check)) : check;
    }

    private Outcome answer(String path, Check check) {
        Answer kept = known().answers.get(path);
        if (kept != null) {
            return kept.kept();
        }
        Outcome outcome = check.run();
        if (Answer.mayBeKept(outcome)) {
            fresh.put(path, new Answer(path, now(), outcome));
        } else {
            // Asked twice, and the second answer is another one: nothing of it is to be trusted.
            fresh.remove(path);
        }
        return outcome;
    }

    private Instant now() {
        AnswerFiles store = known().store;
        return store == null ? Instant.EPOCH : store.clock().instant();
    }

    /** Keep what was found since; does nothing when nothing was, or when the files changed meanwhile. */
    public synchronized void save() {
        Known had = known;
        Collection<Answer> found = List.copyOf(fresh.values());
        fresh.clear();
        if (had == null || had.store == null || !had.settled || found.isEmpty()) {
            return;
        }
        try {
            Key again = key();
            if (again.settled && again.text.equals(had.key)) {
                had.store.add(had.key, found);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.info("No answers are kept: {}", e.getMessage());
        }
    }

    private synchronized Known known() {
        Known now = known;
        if (now == null) {
            now = find();
            known = now;
        }
        return now;
    }

    private Known find() {
        try {
            Key key = key();
            AnswerFiles store = place.open();
            return new Known(key.text, key.settled, store, store.read(key.text));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.info("No answers are kept: {}", e.getMessage());
            return new Known("", false, null, Map.of());
        }
    }

    private Key key() throws IOException {
        InputFiles inputs = files;
        ServerIdentity identity =
                server.get().orElseThrow(() -> new IOException("it is not certain which PostgreSQL the checks run on"));
        if (inputs == null) {
            throw new IOException("the files cannot be looked through");
        }
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add("Confiture's kept answers, form 1");
        OwnCode.digest(fingerprint);
        fingerprint.add(identity).add(project);
        boolean settled = inputs.digest(fingerprint);
        return new Key(fingerprint.text(), settled);
    }

    /**
     * The digest of all that answers depend on.
     *
     * @param settled whether it is that of the files as they were when the checks were made
     */
    private record Key(String text, boolean settled) {}

    /** What the folder had when the first check was asked. */
    private record Known(
            String key, boolean settled, @Nullable AnswerFiles store, Map<String, Answer> answers) {}
}
