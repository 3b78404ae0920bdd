package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;

/** Leads from a database to its roles, their privileges, and what they see. */
public interface RoleNavigation<SELF> extends Navigable<SELF> {}
