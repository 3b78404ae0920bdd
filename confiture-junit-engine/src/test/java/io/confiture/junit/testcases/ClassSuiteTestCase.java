package io.confiture.junit.testcases;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

@Suite
@SelectClasses(ShopTestCase.class)
@IncludeClassNamePatterns(".*")
public class ClassSuiteTestCase {}
