package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;

/** Leads from an object to the privileges on it. */
public interface PrivilegeNavigation<SELF> extends Navigable<SELF> {}
