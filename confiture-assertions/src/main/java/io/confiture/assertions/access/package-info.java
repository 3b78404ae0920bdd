/** Assertions on who may do what: roles, privileges, policies, and what a role sees and does. */
@org.jspecify.annotations.NullMarked
package io.confiture.assertions.access;
