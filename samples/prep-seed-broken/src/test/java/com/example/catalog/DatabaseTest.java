package com.example.catalog;

import io.confiture.junit.ConfitureProject;

@ConfitureProject
class DatabaseTest {}
