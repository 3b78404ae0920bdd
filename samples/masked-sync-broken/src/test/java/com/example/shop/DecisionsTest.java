package com.example.shop;

import io.confiture.junit.ConfitureProject;

@ConfitureProject
class DecisionsTest {}
