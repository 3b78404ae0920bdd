package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.Script;
import java.util.List;

/** Finds without a database what keeps the runner from sending scripts, although each can be read: how they would be committed. */
public final class ScriptRefusals {

    private ScriptRefusals() {}

    /** Return why the scripts of one side of a migration would not be run; empty when they would, or when one cannot be read. */
    public static List<Finding> of(List<Script> scripts) {
        return StepReader.read(scripts).problems().stream()
                .filter(f -> f.rule().equals(RunRules.CONTROL) || f.rule().equals(RunRules.NEEDS_NO_TRANSACTION))
                .toList();
    }
}
