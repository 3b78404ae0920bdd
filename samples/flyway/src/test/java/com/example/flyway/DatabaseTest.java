package com.example.flyway;

import io.confiture.junit.ConfitureProject;

@ConfitureProject("src/main/resources/db")
class DatabaseTest {}
