package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject(value = "src/legacy/db", environment = "ci")
class LegacyTestCase {}
