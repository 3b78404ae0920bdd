package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Reads {@code 20200101120000_name.sql} with {@code -- migrate:up} and {@code -- migrate:down} as dbmate does.
 *
 * <p>Every file of the directory itself that starts with digits and ends with {@code .sql} is a migration; its version is
 * those digits, and the order is that of the file names as text. Source: amacneil/dbmate {@code pkg/dbmate/db.go}.
 */
final class DbmateLayout implements LayoutReader {

    @Override
    public void read(Collector out, LayoutSettings settings) {
        for (Path file : out.folder().files()) {
            String fileName = Folder.fileName(file);
            int digits = VersionOrder.digits(fileName, 0);
            String language = CodeStep.language(fileName);
            if (digits > 0 && fileName.endsWith(".sql")) {
                add(out, file, fileName.substring(0, fileName.length() - ".sql".length()), digits);
            } else if (NumberedFiles.mentionsSql(fileName)) {
                NumberedFiles.nearMiss(out, file, "dbmate", "20200101120000_name.sql");
            } else if (digits > 0 && language != null) {
                CodeStep.add(out, file, fileName.substring(0, digits), fileName.substring(digits), language);
            }
        }
        NumberedFiles.reportDirectories(out, "dbmate");
        out.duplicates(
                out.migrations().stream()
                        .sorted(Comparator.comparing(Migration::version))
                        .toList(),
                Comparator.comparing(Migration::version),
                "dbmate fails on the second one, since the version is the key of its table");
        OtherOrder.check(out, Layout.DBMATE);
    }

    private static void add(Collector out, Path file, String stem, int digits) {
        DbmateSections sections = new DbmateSections(out.read(file), out).split();
        List<Script> down = sections.scripts(Side.DOWN);
        String rest = stem.substring(digits);
        out.add(new Migration(
                stem,
                stem.substring(0, digits),
                rest.startsWith("_") ? rest.substring(1) : rest,
                false,
                sections.scripts(Side.UP),
                down.isEmpty() ? new Down.Missing() : new Down.Scripts(down),
                out.folder().at(file)));
    }
}
