package io.confiture.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.confiture.assertions.object.DatabaseObjectAssert;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds what docs/architecture.md says about the module of assertions. */
class AssertionsArchitectureTest {
    private static final String ROOT = "io.confiture.assertions";

    /** From the foundation up: those of one line do not know each other, and use only lines before theirs. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("source"),
            List.of("error"),
            List.of("object"),
            List.of("json"),
            List.of("query"),
            List.of("access", "constraint", "content", "trigger"),
            List.of("cluster"),
            List.of("routine", "type"),
            List.of("relation"),
            List.of("migration"),
            List.of(""),
            List.of("jupiter"),
            List.of("spring"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_stands_on_a_floor() {
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(FLOORS.stream()
                        .flatMap(List::stream)
                        .map(AssertionsArchitectureTest::room)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> a_room_uses_only_floors_below_its_own() {
        // Nothing lies above the last floor, or beside its one room.
        return IntStream.range(0, FLOORS.size() - 1).boxed().flatMap(floor -> FLOORS.get(floor).stream()
                .map(room -> DynamicTest.dynamicTest(room.isEmpty() ? "root" : room, () -> noClasses()
                        .that()
                        .resideInAPackage(room(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others(floor, room))
                        .check(classes))));
    }

    private static String[] others(int floor, String room) {
        return Stream.concat(
                        FLOORS.get(floor).stream().filter(beside -> !beside.equals(room)),
                        FLOORS.subList(floor + 1, FLOORS.size()).stream().flatMap(List::stream))
                .map(AssertionsArchitectureTest::room)
                .toArray(String[]::new);
    }

    @Test
    void the_engine_is_not_known() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.confiture.junit..")
                .check(classes);
    }

    @Test
    void jupiter_and_spring_are_known_in_their_rooms_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("jupiter"), room("spring"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.springframework..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(room("jupiter"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(classes);
    }

    @Test
    void assertions_are_flat() {
        classes()
                .that()
                .areAssignableTo(AbstractAssert.class)
                .and()
                .doNotHaveFullyQualifiedName(DatabaseObjectAssert.class.getName())
                .should(new ArchCondition<>("extend AssertJ's own classes or DatabaseObjectAssert directly") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        String parent = item.getRawSuperclass().orElseThrow().getFullName();
                        if (!parent.startsWith("org.assertj.")
                                && !parent.equals(DatabaseObjectAssert.class.getName())) {
                            events.add(SimpleConditionEvent.violated(item, item.getName() + " extends " + parent));
                        }
                    }
                })
                .check(classes);
    }

    @Test
    void assertions_can_be_made_soft() {
        classes()
                .that()
                .areAssignableTo(AbstractAssert.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should(new ArchCondition<>("be public, open, and have a public constructor with one parameter") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean open = item.getModifiers().contains(JavaModifier.PUBLIC)
                                && !item.getModifiers().contains(JavaModifier.FINAL)
                                && item.getConstructors().stream()
                                        .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC)
                                                && made.getRawParameterTypes().size() == 1);
                        if (!open) {
                            events.add(SimpleConditionEvent.violated(
                                    item, item.getName() + " cannot be a soft assertion"));
                        }
                    }
                })
                .check(classes);
    }

    @Test
    void no_regular_expressions_over_sql() {
        noClasses()
                .that()
                // A pattern that a user gives for a server's message is for that message, and only query has to do with
                // those.
                .resideOutsideOfPackages(room("query"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(classes);
    }

    private static String room(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }
}
