package io.confiture.migration.history;

import io.confiture.check.Rule;
import io.confiture.check.Severity;

/** Defines what is asked of migrations in the light of what was before. */
final class HistoryRules {
    static final Rule FROZEN = new Rule(
            "migration/frozen",
            Severity.ERROR,
            "A released migration is not edited, renamed or deleted, and none is put before it.",
            "Undo the edit and write a new migration; or, if it really is to change: confiture migrate freeze --accept"
                    + " <id>.");

    static final Rule FROZEN_FILE = new Rule(
            "migration/frozen-file",
            Severity.ERROR,
            "The list of released migrations can be read, and names each once.",
            "Repair the entry, or take the file from the history of the repository.");

    static final Rule PLAN = new Rule(
            "migration/plan",
            Severity.ERROR,
            "From what an environment has applied, the pending migrations run and give the catalog of all migrations.",
            "Write what is missing as a new migration; what an environment has applied does not change any more.");

    static final Rule LEDGER_FILE = new Rule(
            "migration/ledger-file",
            Severity.ERROR,
            "A recorded ledger can be read.",
            "Record it again: confiture migrate record.");

    static final Rule BRANCHES = new Rule(
            "migration/branches",
            Severity.ERROR,
            "The new migrations of two git branches run in both orders and give one catalog.",
            "Merge the other branch, and write the migration so that it does not depend on which of the two came first.");

    static final Rule BASE_BRANCH = new Rule(
            "migration/base-branch",
            Severity.ERROR,
            "The branch that migration.base_branch names exists.",
            "Correct the name, or fetch the branch.");

    static final Rule COLUMN_ORDER = new Rule(
            "migration/order-of-columns",
            Severity.INFO,
            "Columns stand in one order, however a database got its migrations.",
            "Nothing, unless the order matters to you: PostgreSQL adds columns at the end.");

    static final Rule ACCOMPANIED = new Rule(
            "migration/accompanied",
            Severity.ERROR,
            "A change of the schema files comes with a new migration (migrate validate --require-migration).",
            "Add the migration that makes the change; the check 'result equals schema' says whether it is the right one.");

    private HistoryRules() {}
}
