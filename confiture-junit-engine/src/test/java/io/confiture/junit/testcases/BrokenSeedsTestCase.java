package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

/** The sample of the prep-seed pattern with the mistakes that people make. */
@ConfitureProject("../samples/prep-seed-broken/db")
public class BrokenSeedsTestCase {}
