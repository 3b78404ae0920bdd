package io.confiture.junit.testcases;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

@Suite
@IncludeEngines("confiture")
@SelectDirectories("src/test/projects/tiny/db")
public class FolderSuiteTestCase {}
