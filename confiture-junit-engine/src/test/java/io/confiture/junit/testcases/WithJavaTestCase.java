package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject("src/test/projects/with-java/db")
public class WithJavaTestCase {}
