package io.confiture.seed.prep;

import io.confiture.check.ScriptReading;
import io.confiture.project.PrepMode;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes prep projects of texts, without files. */
public final class PrepSample {

    private static final Path ROOT = Path.of("/project/db");

    private PrepSample() {}

    /** Make a project of schema files, named {@code schema/1.sql} and so on, with the default names. */
    public static PrepProject of(String... files) {
        return ordered(List.of(), files);
    }

    /** Make a project whose settings name an order of resolvers. */
    public static PrepProject ordered(List<String> order, String... files) {
        return PrepProject.of(
                new SeedSettings.Prep(
                        ROOT.resolve("seeds/prep"), "prep_seed", "catalog", "fn_resolve_", order, PrepMode.STANDARD),
                ROOT,
                SourceLocation.of(ROOT.resolve("seeds/prep"), "db/seeds/prep"),
                List.of(),
                readings(files));
    }

    private static List<ScriptReading> readings(String... files) {
        List<ScriptReading> readings = new ArrayList<>();
        for (String text : files) {
            String name = "schema/" + (readings.size() + 1) + ".sql";
            readings.add(ScriptReading.of(SqlScript.parse(SqlSource.of(ROOT.resolve(name), name, text))));
        }
        return readings;
    }
}
