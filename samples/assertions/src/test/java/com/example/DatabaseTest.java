package com.example;

import io.confiture.junit.ConfitureProject;

@ConfitureProject
class DatabaseTest {}
