package io.confiture.assertions.type;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import io.confiture.assertions.source.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Is an operator's name with the types of its operands, and where it is looked up.
 *
 * @param name to look up there
 */
record OperatorSignature(Navigation navigation, String name) {

    /**
     * Resolve the types.
     *
     * @param left null for none
     * @param right null for none
     */
    static OperatorSignature of(Navigation navigation, @Nullable String left, String name, @Nullable String right) {
        Scope.Place place = navigation.scope().place(OperatorLookups.OPERATOR, name);
        String signature =
                place.name() + "(" + operand(place.scope(), left) + "," + operand(place.scope(), right) + ")";
        return new OperatorSignature(navigation.in(place.scope()), place.exactly(signature));
    }

    private static String operand(Scope scope, @Nullable String type) {
        return type == null ? "NONE" : TypeName.inSignature(scope.source(), type);
    }

    OperatorAssert lead() {
        return navigation.to(OperatorLookups.OPERATOR, name, OperatorAssert.class, OperatorAssert::new);
    }

    void has() {
        navigation.has(OperatorLookups.OPERATOR, name);
    }

    void hasNot() {
        navigation.hasNot(OperatorLookups.OPERATOR, name);
    }
}
