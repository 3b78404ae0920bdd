package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

/** The sample of masking decisions with the mistakes that people make. */
@ConfitureProject("../samples/masked-sync-broken/db")
public class BrokenDecisionsTestCase {}
