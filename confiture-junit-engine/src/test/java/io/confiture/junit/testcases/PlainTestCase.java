package io.confiture.junit.testcases;

public class PlainTestCase {}
