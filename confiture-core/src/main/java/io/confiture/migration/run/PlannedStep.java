package io.confiture.migration.run;

import io.confiture.migration.Down;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.code.UserCode;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a step that is ready to be run: all its files are read.
 *
 * @param step what to do
 * @param text what is sent
 * @param checksum what its files are
 */
record PlannedStep(Step step, StepText text, Checksum checksum) {

    static PlannedStep read(Step step) {
        JavaMigration code = step.migration().code();
        if (code != null) {
            return new PlannedStep(step, StepReader.ofCode(code.transactional()), Checksum.of(step.migration()));
        }
        List<Script> scripts = step.direction() == Direction.UP
                ? step.migration().up()
                : step.migration().down() instanceof Down.Scripts down ? down.scripts() : List.of();
        return new PlannedStep(step, StepReader.read(scripts), Checksum.of(step.migration()));
    }

    Side side() {
        return step.direction() == Direction.DOWN ? Side.DOWN : Side.UP;
    }

    /** Return what is called of a migration in Java, or null for one in SQL. */
    @Nullable
    UserCode call() {
        JavaMigration code = step.migration().code();
        if (code == null) {
            return null;
        }
        return step.direction() == Direction.DOWN && step.migration().down() instanceof Down.Code way
                ? way.migration()::down
                : code::up;
    }
}
