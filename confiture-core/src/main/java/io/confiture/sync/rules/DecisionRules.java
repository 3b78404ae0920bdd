package io.confiture.sync.rules;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of decisions about copies of production, before any row is read. */
public final class DecisionRules {

    /** About the files themselves. */
    public static final Rule FILES = new Rule(
            "sync/files",
            Severity.ERROR,
            "Decision files can be read, and say everything once.",
            "Correct the file at the place that the message names.");

    /** About the names of tables. */
    public static final Rule TABLES = new Rule(
            "sync/tables",
            Severity.ERROR,
            "Decisions and selections name tables that exist.",
            "Write the name as SQL has it, or remove it.");

    /** About columns without decisions, and decisions without columns. */
    public static final Rule DECIDED = new Rule(
            "sync/decided",
            Severity.ERROR,
            "Every column of every table that is copied has a decision, and every decision has a column.",
            "Decide about the column: {mask: strategy}, {keep: reason}, {null: true}, {default: true} or {drop: true}");

    /** About decisions that a column cannot have. */
    public static final Rule POSSIBLE = new Rule(
            "sync/possible",
            Severity.ERROR,
            "A decision is one that the column can have.",
            "Decide something else about the column.");

    /** About strategies and their options. */
    public static final Rule STRATEGY = new Rule(
            "sync/strategy",
            Severity.ERROR,
            "A strategy exists, takes its options, and can mask the column's type.",
            "See the reference of strategies for the names, the options and the types.");

    /** About columns that must be mapped alike. */
    public static final Rule LINKED = new Rule(
            "sync/linked",
            Severity.ERROR,
            "Columns that are joined by a foreign key or a link group have the same decision.",
            "Decide the same about all of them.");

    /** About decisions that nobody has reviewed. */
    public static final Rule APPROVED = new Rule(
            "sync/approved",
            Severity.ERROR,
            "Decisions are those that were reviewed, where the project keeps a list of those.",
            "Let the decision be reviewed, then write the list anew: confiture sync approve");

    /** About what is not copied, or not like everything else. */
    public static final Rule SCOPE = new Rule(
            "sync/scope",
            Severity.INFO,
            "What a copy leaves out, or relies on, is known.",
            "Nothing, as long as that is what you want.");

    /** About the original tool's files. */
    public static final Rule ORIGINAL = new Rule(
            "sync/original-shape",
            Severity.INFO,
            "Decisions are written in Confiture's own shape.",
            "Write the lines that are printed instead; until then the file means the same.");

    private DecisionRules() {}

    /** Return all of them. */
    public static List<Rule> all() {
        return List.of(FILES, TABLES, DECIDED, POSSIBLE, STRATEGY, LINKED, APPROVED, SCOPE, ORIGINAL);
    }
}
