package io.confiture.sync.copy;

import static io.confiture.sync.copy.Plans.copied;
import static io.confiture.sync.copy.Plans.masked;
import static io.confiture.sync.copy.Plans.plan;

import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.sync.plan.TablePlan;

/** Copies the table t in a JVM of its own, with a mask on the column name. */
public final class CopyingMain {

    private CopyingMain() {}

    /**
     * Copy.
     *
     * @param args the URLs of the source and the target
     */
    public static void main(String[] args) {
        TablePlan plan = plan("t", copied("id"), masked("name", value -> value + "!"), copied("note"));
        long rows = 0;
        try (Source source = Source.open(DatabaseUrl.parse(args[0]));
                Session target = Session.to(DatabaseUrl.parse(args[1]))) {
            CopySettings.give(target);
            PartCopy copy = PartCopy.of(plan, plan.relation());
            Session reader = source.reader();
            for (Part part : Parts.of(source, plan)) {
                rows += copy.copy(reader, target, part, SyncProgress.NONE).rows();
            }
        }
        System.out.println("copied " + rows);
    }
}
