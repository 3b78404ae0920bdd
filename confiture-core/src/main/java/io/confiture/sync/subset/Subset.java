package io.confiture.sync.subset;

import io.confiture.postgres.Session;
import io.confiture.sync.plan.TablePlan;
import java.util.List;

/** Chooses the rows that are copied. */
public final class Subset {

    private Subset() {}

    /**
     * Choose the rows.
     *
     * @param source a session in an open transaction on the snapshot that is copied; it stays open until all is copied
     * @param tables what is copied
     * @throws SubsetException when a condition is wrong, or a table's rows can not be chosen
     */
    public static Choice choose(Session source, List<TablePlan> tables, SubsetProgress progress) {
        return Subsetting.choose(source, tables, Rows.Sizes.USUAL, progress);
    }
}
