package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject
public abstract class AbstractTestCase {}
