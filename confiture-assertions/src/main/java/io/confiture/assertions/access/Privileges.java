package io.confiture.assertions.access;

import io.confiture.assertions.source.DatabaseSource;
import java.util.List;
import java.util.Optional;

/**
 * Holds what one role has of the privileges that there are on an object.
 *
 * @param object what they are on, in words
 * @param definedAt where the project defines that, if it is known
 * @param role whose they are, in words
 * @param verb how it has them: {@code have}, or {@code be granted} where only what was granted to itself counts
 * @param option empty, or that only those with grant option count
 * @param all every privilege that there is on the object, sorted by name
 * @param absent whether the object or the role does not exist: only soft assertions go on then, and find nothing wrong
 */
public record Privileges(
        DatabaseSource source,
        String object,
        Optional<String> definedAt,
        String role,
        String verb,
        String option,
        List<Privilege> all,
        boolean absent) {

    /** Return the names of those that the role has. */
    public List<String> names() {
        return all.stream().filter(Privilege::held).map(Privilege::name).toList();
    }

    Privileges grantable() {
        List<Privilege> grantable = all.stream()
                .map(one -> new Privilege(one.name(), one.held() && one.grantable(), one.grantable(), one.through()))
                .toList();
        return new Privileges(source, object, definedAt, role, verb, " with grant option", grantable, absent);
    }

    /** Return the same for a role that does not exist. */
    Privileges missing() {
        return new Privileges(source, object, definedAt, role, verb, option, List.of(), true);
    }

    /** Say how the role comes to a privilege that it has: {@code UPDATE (granted to editors)}. */
    String explain(String name) {
        return all.stream()
                .filter(one -> one.name().equals(name) && !one.through().isEmpty())
                .map(one -> name + " (" + String.join(", ", one.through()) + ")")
                .findFirst()
                .orElse(name);
    }
}
