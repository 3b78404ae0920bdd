package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

/** The sample of masking decisions that are in order. */
@ConfitureProject("../samples/masked-sync/db")
public class MaskedSyncTestCase {}
