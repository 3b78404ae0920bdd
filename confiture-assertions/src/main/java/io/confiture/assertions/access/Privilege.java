package io.confiture.assertions.access;

import java.util.List;

/**
 * Is one of the privileges that there are on an object, as one role has it or not.
 *
 * @param name such as {@code SELECT}
 * @param held whether the role has it
 * @param grantable whether the role may grant it on
 * @param through how it comes to it, in words; empty when it has it not
 */
public record Privilege(String name, boolean held, boolean grantable, List<String> through) {}
