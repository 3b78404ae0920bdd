package com.example.shop;

import io.confiture.junit.ConfitureProject;

@ConfitureProject(environment = "leaking")
class LeaksTest {}
