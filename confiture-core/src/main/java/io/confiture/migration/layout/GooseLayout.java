package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads {@code 00001_name.sql} with {@code -- +goose Up} and {@code -- +goose Down} as goose does.
 *
 * <p>Versions are signed 64-bit numbers above zero before the first underscore, compared as numbers; files with other
 * names are passed over, two of one version are refused. {@code 00001_name.go} is a step in Go; other Go files are
 * helpers. Sources: pressly/goose {@code migration.go}, {@code provider_collect.go}.
 */
final class GooseLayout implements LayoutReader {

    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public void read(Collector out, LayoutSettings settings) {
        for (Path file : out.folder().files()) {
            String fileName = Folder.fileName(file);
            int cut = fileName.indexOf('_');
            String version = cut < 0 ? "" : fileName.substring(0, cut);
            boolean valid = isValid(version);
            String language = CodeStep.language(fileName);
            if (valid && fileName.endsWith(".sql")) {
                add(out, file, version, fileName.substring(0, fileName.length() - ".sql".length()), settings);
            } else if (fileName.endsWith(".sql") && VersionOrder.isNumber(version)) {
                out.problem(
                        Kind.INVALID_VERSION,
                        file,
                        "%s is never run by goose: the version %s is not between 1 and %s"
                                .formatted(out.folder().name(file), version, LIMIT),
                        "give it another version");
            } else if (NumberedFiles.mentionsSql(fileName)) {
                NumberedFiles.nearMiss(out, file, "goose", "00001_name.sql");
            } else if (valid && language != null) {
                String name = fileName.substring(cut + 1, fileName.lastIndexOf('.'));
                CodeStep.add(out, file, version, name, language);
            }
        }
        NumberedFiles.reportDirectories(out, "goose");
        out.mapScripts(script -> new GooseStatements(script).check());
        out.sort((a, b) -> VersionOrder.numbers(a.version(), b.version()), "goose refuses to start");
    }

    private static boolean isValid(String version) {
        if (!VersionOrder.isNumber(version)) {
            return false;
        }
        BigInteger number = new BigInteger(version);
        return number.signum() > 0 && number.compareTo(LIMIT) <= 0;
    }

    private static void add(Collector out, Path file, String version, String stem, LayoutSettings settings) {
        GooseSections sections = new GooseSections(out.read(file), settings.placeholders(), out).split();
        Script down = sections.script(Side.DOWN);
        out.add(new Migration(
                stem,
                version,
                stem.substring(version.length() + 1),
                false,
                List.of(sections.up()),
                down == null ? new Down.Missing() : new Down.Scripts(List.of(down)),
                out.folder().at(file)));
    }
}
