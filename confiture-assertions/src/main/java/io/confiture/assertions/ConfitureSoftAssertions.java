package io.confiture.assertions;

import org.assertj.core.api.AbstractSoftAssertions;

/**
 * Collects the failures of assertions on databases and on everything else, until {@link #assertAll()}.
 *
 * <p>Where an object on the way is missing, that is told once, and what follows on it is not asked. Works with AssertJ's
 * {@code SoftAssertionsExtension} and {@code @InjectSoftAssertions}. For one thread.
 */
public class ConfitureSoftAssertions extends AbstractSoftAssertions implements ConfitureSoftAssertionsProvider {}
