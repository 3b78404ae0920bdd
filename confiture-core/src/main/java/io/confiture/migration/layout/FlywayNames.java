package io.confiture.migration.layout;

import io.confiture.migration.FlywaySettings;
import io.confiture.migration.layout.FlywayName.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes file names apart as Flyway does: suffix, then the longest prefix that fits, then the first separator.
 *
 * <p>Everything is case-sensitive. A versioned name needs no description ({@code V1.sql} is valid); what stands between
 * prefix and separator must be a version, so {@code V1_x.sql} is not a migration. Sources: flyway/flyway {@code
 * ResourceNameParser}, {@code ResourceNameValidator}; red-gate.com "Migrations".
 */
final class FlywayNames {

    /** The events that a callback file can be named after; source: flyway/flyway {@code api.callback.Event}. */
    private static final List<String> EVENTS = List.of(
            "beforeClean",
            "afterClean",
            "afterCleanError",
            "afterCleanOperationFinish",
            "beforeMigrate",
            "beforeEachMigrate",
            "beforeEachMigrateStatement",
            "afterEachMigrateStatement",
            "afterEachMigrateStatementError",
            "afterEachMigrate",
            "afterEachMigrateError",
            "beforeRepeatables",
            "afterVersioned",
            "afterMigrateApplied",
            "afterMigrate",
            "afterMigrateError",
            "afterMigrateOperationFinish",
            "beforeUndo",
            "beforeEachUndo",
            "beforeEachUndoStatement",
            "afterEachUndoStatement",
            "afterEachUndoStatementError",
            "afterEachUndo",
            "afterEachUndoError",
            "afterUndo",
            "afterUndoError",
            "afterUndoOperationFinish",
            "beforeValidate",
            "afterValidate",
            "afterValidateError",
            "afterValidateOperationFinish",
            "beforeBaseline",
            "afterBaseline",
            "afterBaselineError",
            "afterBaselineOperationFinish",
            "beforeRepair",
            "afterRepair",
            "afterRepairError",
            "afterRepairOperationFinish",
            "beforeInfo",
            "afterInfo",
            "afterInfoError",
            "afterInfoOperationFinish",
            "createSchema",
            "beforeCreateSchema",
            "beforeConnect",
            "afterConnect");

    private final FlywaySettings settings;
    private final Map<String, Kind> prefixes = new LinkedHashMap<>();

    FlywayNames(FlywaySettings settings) {
        this.settings = settings;
        prefixes.put(settings.sqlMigrationPrefix(), Kind.VERSIONED);
        prefixes.put(settings.undoSqlMigrationPrefix(), Kind.UNDO);
        prefixes.put(settings.repeatableSqlMigrationPrefix(), Kind.REPEATABLE);
        prefixes.put(settings.baselineMigrationPrefix(), Kind.BASELINE);
        EVENTS.forEach(event -> prefixes.put(event, Kind.CALLBACK));
    }

    /** Read a file name; null when it has none of Flyway's suffixes or prefixes. */
    @Nullable
    FlywayName parse(String fileName) {
        String stem = stem(fileName);
        return stem == null ? null : parseStem(stem);
    }

    /** Read a name without suffix; null when it has none of Flyway's prefixes. */
    @Nullable
    FlywayName parseStem(String stem) {
        String prefix = "";
        Kind kind = null;
        for (Map.Entry<String, Kind> candidate : prefixes.entrySet()) {
            if (stem.startsWith(candidate.getKey())
                    && (kind == null || candidate.getKey().length() > prefix.length())) {
                prefix = candidate.getKey();
                kind = candidate.getValue();
            }
        }
        if (kind == null) {
            return null;
        }
        String rest = stem.substring(prefix.length());
        int cut = rest.indexOf(settings.sqlMigrationSeparator());
        String version = cut < 0 ? rest : rest.substring(0, cut);
        String description = cut < 0
                ? ""
                : rest.substring(cut + settings.sqlMigrationSeparator().length())
                        .replace('_', ' ');
        if (kind == Kind.REPEATABLE || kind == Kind.CALLBACK) {
            String wrong = version.isEmpty() ? null : "'%s' before the separator is not allowed".formatted(version);
            return new FlywayName(kind, null, "", description, stem, wrong);
        }
        FlywayVersion parsed = FlywayVersion.parse(version);
        String wrong = null;
        if (version.isEmpty()) {
            wrong = "there is no version";
        } else if (parsed == null) {
            wrong = "'%s' is not a version of numbers between dots or underscores".formatted(version);
        }
        return new FlywayName(kind, parsed, version, description, stem, wrong);
    }

    private @Nullable String stem(String fileName) {
        for (String suffix : settings.sqlMigrationSuffixes()) {
            if (fileName.endsWith(suffix)) {
                return fileName.substring(0, fileName.length() - suffix.length());
            }
        }
        return null;
    }

    /** Say whether Flyway would run this file as a migration. */
    boolean isMigration(String fileName) {
        FlywayName name = parse(fileName);
        return name != null && name.wrong() == null && name.kind() != Kind.CALLBACK;
    }

    /** Say whether a name looks as if it was meant for Flyway: one of its letters, then a digit or an underscore. */
    boolean isNearMiss(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Kind> prefix : prefixes.entrySet()) {
            int length = prefix.getKey().length();
            if (prefix.getValue() != Kind.CALLBACK
                    && lower.startsWith(prefix.getKey().toLowerCase(Locale.ROOT))
                    && lower.length() > length
                    && (Character.isDigit(lower.charAt(length)) || lower.charAt(length) == '_')) {
                return true;
            }
        }
        return false;
    }

    /** Suggest a name that Flyway would read. */
    String suggest(String fileName) {
        String separator = settings.sqlMigrationSeparator();
        String suffix = settings.sqlMigrationSuffixes().get(0);
        int dot = fileName.lastIndexOf('.');
        String stem = dot < 0 ? fileName : fileName.substring(0, dot);
        if (isNearMiss(fileName)) {
            String first = stem.substring(0, 1).toUpperCase(Locale.ROOT);
            String rest = stem.substring(1);
            int digits = versionEnd(rest);
            String words = rest.substring(digits);
            while (words.startsWith("_") || words.startsWith("-") || words.startsWith(".")) {
                words = words.substring(1);
            }
            String better = first + rest.substring(0, digits) + separator + words + suffix;
            if (isMigration(better)) {
                return "rename it to " + better;
            }
        }
        return "name it like %s1.2%s%s%s or %s%s%s%s"
                .formatted(
                        settings.sqlMigrationPrefix(),
                        separator,
                        "description",
                        suffix,
                        settings.repeatableSqlMigrationPrefix(),
                        separator,
                        "description",
                        suffix);
    }

    /** Return the end of the longest start that is a version, without a separator inside. */
    private static int versionEnd(String text) {
        int end = VersionOrder.digits(text, 0);
        while (end + 1 < text.length()
                && (text.charAt(end) == '.' || text.charAt(end) == '_')
                && VersionOrder.digits(text, end + 1) > end + 1) {
            end = VersionOrder.digits(text, end + 1);
        }
        return end;
    }
}
