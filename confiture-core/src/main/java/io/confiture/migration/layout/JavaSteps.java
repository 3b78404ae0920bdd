package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.code.JavaMigrations;
import io.confiture.migration.code.ReversibleJavaMigration;
import io.confiture.migration.precondition.Preconditions;
import io.confiture.project.SourceLocation;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the Java migrations among those of the files, by their versions.
 *
 * <p>Versions compare as the layout's tool compares them. Java source that lies in the directory and has the version of a
 * class is that class, and counts once.
 */
final class JavaSteps {

    private final Collector out;
    private final Layout layout;

    JavaSteps(Layout layout, Collector out) {
        this.layout = layout;
        this.out = out;
    }

    void add(JavaMigrations code) {
        for (JavaMigrations.Defect defect : code.defects()) {
            SourceLocation where = SourceLocation.of(out.folder().path(), defect.subject());
            out.problem(Kind.BAD_CODE, where, defect.message(), defect.suggestion());
        }
        code.found().stream()
                .filter(this::belongsHere)
                .sorted(Comparator.comparing(JavaMigration::version)
                        .thenComparing(m -> m.getClass().getName()))
                .forEach(this::add);
    }

    private boolean belongsHere(JavaMigration code) {
        return code.directory().isEmpty() || out.folder().path().endsWith(Path.of(code.directory()));
    }

    private void add(JavaMigration code) {
        SourceLocation where = new ClassPlace(out.folder()).of(code.getClass());
        if (invalid(code.version())) {
            out.problem(
                    Kind.INVALID_VERSION,
                    where,
                    "%s has the version '%s', which is none in this layout"
                            .formatted(code.getClass().getName(), code.version()),
                    "return a version like those of the files");
            return;
        }
        Migration step = new Migration(
                id(code),
                code.version(),
                code.name(),
                false,
                List.of(),
                down(code, where),
                where,
                code,
                Preconditions.none());
        List<Migration> chain = out.migrations();
        int at = place(code.version(), chain);
        Migration same = at == 0 ? null : chain.get(at - 1);
        if (same == null || compare(same.version(), code.version()) != 0) {
            chain.add(at, step);
        } else if (same.isRunnable()) {
            out.problem(
                    Kind.DUPLICATE_VERSION,
                    where,
                    "%s and %s have the same version %s; only one of them can be recorded as applied"
                            .formatted(same.location().name(), where.name(), code.version()),
                    "give one of them a version of its own");
            chain.add(at, step);
        } else {
            chain.set(at - 1, step);
        }
    }

    /** Return where a version belongs: behind everything that is not greater. */
    private int place(String version, List<Migration> chain) {
        int at = 0;
        while (at < chain.size()
                && !chain.get(at).repeatable()
                && compare(chain.get(at).version(), version) <= 0) {
            at++;
        }
        return at;
    }

    private boolean invalid(String version) {
        return switch (layout) {
            case FLYWAY -> FlywayVersion.parse(version) == null;
            case CONFITURE, DIESEL ->
                version.indexOf('_') >= 0 || version.chars().noneMatch(c -> c >= '0' && c <= '9');
            case GOLANG_MIGRATE, SQLX, DBMATE, GOOSE -> !VersionOrder.isNumber(version);
        };
    }

    private int compare(String one, String other) {
        if (layout == Layout.FLYWAY) {
            FlywayVersion first = FlywayVersion.parse(one);
            FlywayVersion second = FlywayVersion.parse(other);
            return first == null || second == null ? one.compareTo(other) : first.compareTo(second);
        }
        return VersionOrder.natural(one, other);
    }

    private String id(JavaMigration code) {
        String name = code.name().replace(' ', '_');
        return layout == Layout.FLYWAY ? "V" + code.version() + "__" + name : code.version() + "_" + name;
    }

    private static Down down(JavaMigration code, SourceLocation where) {
        @Nullable ReversibleJavaMigration reversible = code instanceof ReversibleJavaMigration both ? both : null;
        if (reversible != null) {
            return new Down.Code(reversible);
        }
        return code.irreversible().isBlank()
                ? new Down.Missing()
                : new Down.DeclaredIrreversible(code.irreversible(), where);
    }
}
