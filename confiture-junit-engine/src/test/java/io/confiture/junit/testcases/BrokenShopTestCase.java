package io.confiture.junit.testcases;

import io.confiture.junit.ConfitureProject;

@ConfitureProject("../samples/shop-broken/db")
public class BrokenShopTestCase {}
