package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

/** The same sample with a decision about every column, and values that come through. */
@ConfitureProject(value = "../samples/masked-sync-broken/db", environment = "leaking")
public class LeakingDecisionsTestCase {}
