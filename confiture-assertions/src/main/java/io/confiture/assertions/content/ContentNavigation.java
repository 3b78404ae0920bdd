package io.confiture.assertions.content;

import io.confiture.assertions.object.Navigable;

/** Leads from a database to its contents and to snapshots of it. */
public interface ContentNavigation<SELF> extends Navigable<SELF> {}
