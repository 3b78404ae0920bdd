package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject(tags = "shop")
public class ShopTestCase {}
