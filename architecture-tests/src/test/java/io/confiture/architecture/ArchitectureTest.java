package io.confiture.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what docs/architecture.md says about the rooms. */
class ArchitectureTest {

    /** The rooms of core from the foundation up: a room may use those before it. */
    private static final List<String> ROOMS = List.of(
            "project",
            "sql",
            "check",
            "postgres",
            "catalog",
            "rows",
            "schema",
            "migration",
            "seed",
            "sync",
            "transfer",
            "suite",
            "report",
            "cli");

    private static final List<String> MEDIUMS = List.of("schema", "migration", "seed", "sync", "transfer");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.confiture");

    @Test
    void the_classes_are_really_looked_at() {
        assertThat(classes.size()).isGreaterThan(150);
        assertThat(rooms()).as("rooms with classes").contains("project", "sql", "check", "postgres", "catalog");
    }

    @Test
    void every_package_of_core_is_a_known_room() {
        Set<String> unknown = rooms();
        ROOMS.forEach(unknown::remove);
        assertThat(unknown).isEmpty();
    }

    @TestFactory
    List<DynamicTest> a_room_uses_only_rooms_before_it() {
        return IntStream.range(0, ROOMS.size() - 1)
                .mapToObj(i -> DynamicTest.dynamicTest(ROOMS.get(i), () -> {
                    String[] later = ROOMS.subList(i + 1, ROOMS.size()).stream()
                            .map(ArchitectureTest::room)
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(room(ROOMS.get(i)))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(later)
                            .allowEmptyShould(true)
                            .check(classes);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> mediums_do_not_know_each_other() {
        return MEDIUMS.stream()
                .map(medium -> DynamicTest.dynamicTest(medium, () -> noClasses()
                        .that()
                        .resideInAPackage(room(medium))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(MEDIUMS.stream()
                                .filter(m -> !m.equals(medium))
                                .map(ArchitectureTest::room)
                                .toArray(String[]::new))
                        .allowEmptyShould(true)
                        .check(classes)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> seed_levels_do_not_know_each_other() {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(level -> DynamicTest.dynamicTest("level " + level, () -> noClasses()
                        .that()
                        .resideInAPackage(level(level))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(IntStream.rangeClosed(1, 5)
                                .filter(other -> other != level)
                                .mapToObj(ArchitectureTest::level)
                                .toArray(String[]::new))
                        .check(classes)))
                .toList();
    }

    private static String level(int number) {
        return "io.confiture.seed.prep.level" + number + "..";
    }

    @Test
    void rooms_are_free_of_cycles() {
        slices().matching("io.confiture.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void core_knows_neither_junit_nor_assertj() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.confiture.junit..", "io.confiture.assertions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..", "io.confiture.junit..", "io.confiture.assertions..")
                .check(classes);
    }

    @Test
    void only_postgres_and_catalog_touch_jdbc() {
        // What users write in Java is given a java.sql.Connection: the interfaces for it, and the guard around the
        // connection.
        String forUsers = "io.confiture.migration.code";
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.confiture.postgres..", "io.confiture.catalog..", forUsers, "io.confiture.assertions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(classes);
    }

    @Test
    void strategies_are_functions_and_know_no_database() {
        noClasses()
                .that()
                .resideInAPackage("io.confiture.sync.mask..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.confiture.postgres..",
                        "io.confiture.catalog..",
                        "io.confiture.rows..",
                        "io.confiture.sync.rules..",
                        "io.confiture.sync.plan..",
                        "io.confiture.sync.copy..",
                        "io.confiture.sync.leak..",
                        "io.confiture.sync.check..")
                .check(classes);
    }

    @Test
    void code_of_users_is_given_jdbc_and_no_driver() {
        noClasses()
                .that()
                .resideInAPackage("io.confiture.migration.code..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.postgresql..", "io.confiture.migration")
                .check(classes);
    }

    @Test
    void no_regular_expressions_where_sql_is_read() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.confiture.sql..",
                        "io.confiture.migration..",
                        "io.confiture.schema..",
                        "io.confiture.seed..",
                        "io.confiture.rows..",
                        // Patterns that users give are for values, and only sync.mask has to do with those.
                        "io.confiture.sync",
                        "io.confiture.sync.rules..",
                        "io.confiture.sync.plan..",
                        "io.confiture.sync.subset..",
                        "io.confiture.sync.copy..",
                        "io.confiture.sync.leak..",
                        "io.confiture.sync.check..",
                        "io.confiture.sync.suggest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .orShould()
                .callMethodWhere(usesRegularExpression())
                .check(classes);
    }

    @Test
    void only_the_command_line_writes_to_standard_streams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.confiture.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void only_the_command_line_knows_picocli_and_progress_bars() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.confiture.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei..")
                .check(classes);
    }

    @Test
    void every_package_is_null_marked() {
        classes()
                .should()
                .resideInAPackage("io.confiture..")
                .andShould(new PackageIsNullMarked())
                .check(classes);
    }

    private static DescribedPredicate<JavaAccess<?>> usesRegularExpression() {
        Set<String> methods = Set.of("matches", "replaceAll", "replaceFirst", "split");
        return DescribedPredicate.describe(
                "a String method that takes a regular expression",
                access -> access.getTargetOwner().isEquivalentTo(String.class)
                        && methods.contains(access.getTarget().getName()));
    }

    private Set<String> rooms() {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("io.confiture.")
                        && !name.startsWith("io.confiture.junit")
                        && !name.startsWith("io.confiture.assertions"))
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
    }

    private static String room(String name) {
        return "io.confiture." + name + "..";
    }

    private static final class PackageIsNullMarked extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {

        PackageIsNullMarked() {
            super("lie in a package annotated with @NullMarked");
        }

        @Override
        public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
            if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                        item, item.getPackageName() + " is not @NullMarked"));
            }
        }
    }
}
