package io.confiture.assertions.routine;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.error.ShouldHave;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.TypeName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/** Leads from a routine to its arguments. Modifiers of their types count for nothing: PostgreSQL does not keep them. */
public interface ArgumentNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to AssertJ's assertions on the arguments in their order, written as PostgreSQL writes them.
     *
     * <pre>{@code
     * assertThat(db).function("add").arguments().containsExactly("a integer", "b integer DEFAULT 1");   // passes after create function add(a int, b int = 1) ..
     * assertThat(db).function("add").arguments().hasSize(3);                                            // fails there
     * }</pre>
     */
    default ListAssert<String> arguments() {
        return navigation()
                .names(
                        "arguments",
                        all().stream()
                                .filter(argument -> !argument.isColumn())
                                .map(Argument::toString)
                                .toList());
    }

    /**
     * Verify that the arguments that callers give have these types, in this order.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasArgumentTypes("int", "int");   // passes after create function add(a int, b int, out c int) ..
     * assertThat(db).function("add").hasArgumentTypes("int");          // fails there
     * }</pre>
     *
     * @param types as SQL would write them
     * @throws AssertionError if they have others, or one of these types does not exist
     */
    default SELF hasArgumentTypes(String... types) {
        Navigation navigation = navigation();
        if (!navigation.absent()) {
            DatabaseSource source = navigation.scope().source();
            List<String> expected = Stream.of(types)
                    .map(type -> TypeName.inSignature(source, type))
                    .toList();
            List<String> was =
                    all().stream().filter(Argument::isInput).map(Argument::type).toList();
            if (!was.equals(expected)) {
                navigation.report(ShouldHave.shouldHave(navigation.subject(), "argument types", List.of(types), was));
            }
        }
        return self();
    }

    /**
     * Verify that there is an argument of this name.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasArgument("a");       // passes after create function add(a int, b int) ..
     * assertThat(db).function("add").hasArgument("amount");  // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasArgument(String name) {
        argument(name);
        return self();
    }

    /**
     * Verify that there is an argument of this name, and that it has this type.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasArgument("a", "integer");   // passes after create function add(a int, b int) ..
     * assertThat(db).function("add").hasArgument("a", "bigint");    // fails there
     * }</pre>
     *
     * @param type as SQL would write it
     * @throws AssertionError if there is none, or it has another type
     */
    default SELF hasArgument(String name, String type) {
        argument(name).ifPresent(argument -> {
            if (!argument.type()
                    .equals(TypeName.inSignature(navigation().scope().source(), type))) {
                navigation()
                        .report(ShouldHave.shouldHave(
                                navigation().subject(), "type of argument " + name, type, argument.type()));
            }
        });
        return self();
    }

    /**
     * Verify that an argument has a default.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasArgumentDefault("b", "1");   // passes after create function add(a int, b int = 1) ..
     * assertThat(db).function("add").hasArgumentDefault("a", "1");   // fails there
     * }</pre>
     *
     * @param expression as PostgreSQL writes it, such as {@code 'new'::text}
     * @throws AssertionError if there is no such argument, or it has another default or none
     */
    default SELF hasArgumentDefault(String name, String expression) {
        return expectDefault(name, expression);
    }

    /**
     * Verify that an argument has no default, so that callers must give it.
     *
     * <pre>{@code
     * assertThat(db).function("add").hasNoArgumentDefault("a");   // passes after create function add(a int, b int = 1) ..
     * assertThat(db).function("add").hasNoArgumentDefault("b");   // fails there
     * }</pre>
     *
     * @throws AssertionError if there is no such argument, or it has a default
     */
    default SELF hasNoArgumentDefault(String name) {
        return expectDefault(name, null);
    }

    /**
     * Verify that the routine takes any number of last arguments.
     *
     * <pre>{@code
     * assertThat(db).function("concat").isVariadic();   // passes after create function concat(variadic texts text[]) ..
     * assertThat(db).function("concat").isVariadic();   // fails after create function concat(texts text[]) ..
     * }</pre>
     *
     * @throws AssertionError if it does not
     */
    default SELF isVariadic() {
        navigation()
                .expect(
                        true,
                        "select p.provariadic <> 0 as yes from pg_catalog.pg_proc p where p.oid = ?",
                        "be variadic",
                        "is not");
        return self();
    }

    /**
     * Verify that the number of arguments is limited.
     *
     * <pre>{@code
     * assertThat(db).function("concat").isNotVariadic();   // passes after create function concat(texts text[]) ..
     * assertThat(db).function("concat").isNotVariadic();   // fails after create function concat(variadic texts text[]) ..
     * }</pre>
     *
     * @throws AssertionError if the routine is variadic
     */
    default SELF isNotVariadic() {
        navigation()
                .expect(
                        false,
                        "select p.provariadic <> 0 as yes from pg_catalog.pg_proc p where p.oid = ?",
                        "not be variadic",
                        "is");
        return self();
    }

    private List<Argument> all() {
        return navigation().absent() ? List.of() : Argument.of(navigation().subject());
    }

    private Optional<Argument> argument(String name) {
        List<Argument> named = all().stream()
                .filter(argument -> !argument.isColumn() && !argument.name().isEmpty())
                .toList();
        Optional<Argument> found =
                named.stream().filter(argument -> argument.name().equals(name)).findFirst();
        if (found.isEmpty() && !navigation().absent()) {
            DatabaseObject routine = navigation().subject();
            List<String> names = named.stream().map(Argument::name).toList();
            navigation().report(ShouldExist.shouldExist(routine, "argument", name, names, routine.definedAt()));
        }
        return found;
    }

    private SELF expectDefault(String name, @Nullable String expression) {
        argument(name).ifPresent(argument -> {
            if (!Objects.equals(argument.defaultValue(), expression)) {
                navigation()
                        .report(ShouldHave.shouldHave(
                                navigation().subject(),
                                "default of argument " + name,
                                expression,
                                argument.defaultValue()));
            }
        });
        return self();
    }
}
