package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.report.CheckText;
import io.confiture.report.FindingText;
import io.confiture.suite.CheckResult.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds what the checks of a run said, by id. */
public final class Results {

    private final Map<String, CheckResult> byId = new LinkedHashMap<>();

    private Results(List<CheckResult> results) {
        results.forEach(r -> byId.put(r.check().id(), r));
    }

    static Results of(Path directory, String... ids) {
        // Tests of checks must run them, however often.
        try (Suite suite = Suite.open(SuiteRequest.of(directory).withOverride("checks.cache", "off"))) {
            CheckRun run = new CheckRun(suite.root());
            assertThat(run.keep(List.of(ids))).as("ids that name nothing").isEmpty();
            return new Results(run.run(r -> {}));
        }
    }

    public Results passes(String... ids) {
        for (String id : ids) {
            check(id, Word.PASSED);
        }
        return this;
    }

    /** Demand a failure whose text, as people read it, has all of these parts. */
    public Results fails(String id, String... parts) {
        check(id, Word.FAILED);
        assertThat(textOf(id)).as(id).contains(parts);
        return this;
    }

    public Results aborts(String id, String... parts) {
        check(id, Word.ABORTED);
        assertThat(((Outcome.Aborted) outcome(id)).cause()).as(id).contains(parts);
        return this;
    }

    public Results skips(String id, String... parts) {
        check(id, Word.SKIPPED);
        assertThat(((Outcome.Skipped) outcome(id)).reason()).as(id).contains(parts);
        return this;
    }

    /** Demand that a check passed and has a note with this text. */
    public Results notes(String id, String... parts) {
        check(id, Word.PASSED);
        assertThat(((Outcome.Passed) outcome(id)).notes()).as(id).anySatisfy(n -> assertThat(n.message())
                .contains(parts));
        return this;
    }

    /** Return the messages of a check's notes; it must have passed. */
    public List<String> notesOf(String id) {
        return noted(id).stream().map(Finding::message).toList();
    }

    /** Return the notes of a check, which passed. */
    public List<Finding> noted(String id) {
        check(id, Word.PASSED);
        return ((Outcome.Passed) outcome(id)).notes();
    }

    /** Demand that nothing failed. */
    public Results green() {
        assertThat(byId.values())
                .as(this::toString)
                .noneMatch(r -> r.word() == Word.FAILED || r.word() == Word.ERROR || r.word() == Word.ABORTED);
        assertThat(byId.values()).as("passed").anyMatch(r -> r.word() == Word.PASSED);
        return this;
    }

    /** Demand that exactly these failed. */
    public Results onlyFails(String... ids) {
        assertThat(ids(Word.FAILED, Word.ERROR)).as(this::toString).containsExactlyInAnyOrder(ids);
        return this;
    }

    private List<String> ids(Word... words) {
        return byId.values().stream()
                .filter(r -> List.of(words).contains(r.word()))
                .map(r -> r.check().id())
                .toList();
    }

    public String textOf(String id) {
        return FindingText.whole(((Outcome.Failed) outcome(id)).findings());
    }

    public Map<String, CheckResult> byId() {
        return byId;
    }

    private CheckResult result(String id) {
        assertThat(byId).as(this::toString).containsKey(id);
        return Objects.requireNonNull(byId.get(id));
    }

    private Outcome outcome(String id) {
        return Objects.requireNonNull(result(id).outcome());
    }

    private void check(String id, Word word) {
        assertThat(result(id).word()).as(() -> id + " of\n" + this).isEqualTo(word);
    }

    @Override
    public String toString() {
        CheckText text = new CheckText();
        List<String> lines = new ArrayList<>();
        byId.values().forEach(r -> lines.addAll(text.lines(r)));
        return String.join("\n", lines) + "\n" + CheckText.failures(List.copyOf(byId.values())) + "\n";
    }
}
