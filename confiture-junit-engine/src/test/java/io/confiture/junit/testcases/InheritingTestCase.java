package io.confiture.junit.testcases;

public class InheritingTestCase extends AbstractTestCase {}
