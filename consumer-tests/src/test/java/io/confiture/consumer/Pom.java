package io.confiture.consumer;

/**
 * Writes a consumer's pom.
 *
 * @param staging where our modules lie
 * @param surefire the version of Surefire
 * @param junit the version of JUnit, as its BOM has it
 * @param configuration XML for Surefire's configuration
 */
record Pom(Staging staging, String surefire, String junit, String configuration) {
    /** The versions that a user gets who takes what is current and what we build with. */
    static Pom current(Staging staging) {
        return new Pom(staging, "3.5.6", System.getProperty("consumer.junit.version", ""), "");
    }

    Pom withSurefire(String version) {
        return new Pom(staging, version, junit, configuration);
    }

    Pom withJunit(String version) {
        return new Pom(staging, surefire, version, configuration);
    }

    Pom withConfiguration(String xml) {
        return new Pom(staging, surefire, junit, xml);
    }

    /** Return the pom of one module that has tests. */
    String text() {
        return project(
                "shop",
                "<packaging>jar</packaging>",
                repository(staging) + """
                <dependencyManagement>
                  <dependencies>
                    <dependency>
                      <groupId>org.junit</groupId>
                      <artifactId>junit-bom</artifactId>
                      <version>%s</version>
                      <type>pom</type>
                      <scope>import</scope>
                    </dependency>
                  </dependencies>
                </dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>io.confiture</groupId>
                    <artifactId>confiture-junit-engine</artifactId>
                    <version>%s</version>
                    <scope>test</scope>
                  </dependency>
                  <dependency>
                    <groupId>org.junit.jupiter</groupId>
                    <artifactId>junit-jupiter</artifactId>
                    <scope>test</scope>
                  </dependency>
                </dependencies>
                <build>
                  <plugins>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.4.0</version></plugin>
                    <plugin>
                      <artifactId>maven-surefire-plugin</artifactId>
                      <version>%s</version>
                      <configuration>%s</configuration>
                    </plugin>
                  </plugins>
                </build>
                """.formatted(junit, staging.version(), surefire, configuration));
    }

    /** Return the pom of a reactor of these modules. */
    static String reactor(String... modules) {
        return project(
                "reactor",
                "<packaging>pom</packaging>",
                "<modules><module>" + String.join("</module><module>", modules) + "</module></modules>");
    }

    /** Return this pom for a module of the name in a reactor. */
    String module(String name) {
        return text().replace("<artifactId>shop</artifactId>", "<artifactId>" + name + "</artifactId>");
    }

    /** Make a sample's own pom use our modules as they stand here. */
    static String ofSample(String pom, Staging staging) {
        return pom.replace(
                        "<version>" + System.getProperty("consumer.version") + "</version>",
                        "<version>" + staging.version() + "</version>")
                .replace("</project>", repository(staging) + "</project>");
    }

    /** Add Jupiter, behind our dependency and without JUnit's BOM. */
    static String withJupiter(String pom, String junit) {
        return pom.replace("</dependencies>", """
                  <dependency>
                    <groupId>org.junit.jupiter</groupId>
                    <artifactId>junit-jupiter</artifactId>
                    <version>%s</version>
                    <scope>test</scope>
                  </dependency>
                </dependencies>
                """.formatted(junit));
    }

    private static String project(String name, String packaging, String rest) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  %s
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                %s
                </project>
                """.formatted(name, packaging, rest);
    }

    private static String repository(Staging staging) {
        return """
                <repositories>
                  <repository>
                    <id>staging</id>
                    <url>%s</url>
                    <releases><checksumPolicy>ignore</checksumPolicy></releases>
                    <snapshots><enabled>false</enabled></snapshots>
                  </repository>
                </repositories>
                """.formatted(staging.url());
    }
}
