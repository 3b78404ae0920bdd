package com.example.shop;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Users {
    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String email) {
        jdbc.sql("insert into users (email) values (?)").param(email).update();
    }

    public List<String> emails() {
        return jdbc.sql("select email from users order by email").query(String.class).list();
    }
}
