package io.confiture.assertions.cluster;

import io.confiture.assertions.object.Navigable;

/** Leads from a database to what lives outside of schemas. */
public interface ClusterNavigation<SELF> extends Navigable<SELF> {}
