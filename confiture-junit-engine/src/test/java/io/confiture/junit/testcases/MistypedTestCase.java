package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject(tags = {"shop", "not a tag"})
public class MistypedTestCase {}
