package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncProposalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    @Test
    void a_project_without_decisions_gets_a_whole_file() {
        new TestProject(root).schema("a.sql", "CREATE TABLE users (id int PRIMARY KEY, email text);");

        assertThat(proposal().patch()).isEqualTo("""
                --- /dev/null
                +++ b/db/sync/suggested.yaml
                @@ -0,0 +1,6 @@
                +# Proposed by confiture sync suggest: read every line before you keep it.
                +tables:
                +  users:
                +    columns:
                +      id: {keep: a surrogate key}
                +      email: {mask: email}  # it may hold an e-mail address: its name says "email"
                """);
    }

    @Test
    void what_is_broken_is_said_and_nothing_is_proposed() {
        TestProject project = new TestProject(root).schema("a.sql", "CREATE TABEL users (id int);");
        assertThat(proposal().broken()).contains("the schema does not build");

        project.schema("a.sql", "CREATE TABLE users (id int);").file("db/sync/suggested.yaml", "tables: 7\n");
        assertThat(proposal().broken()).contains("the decision files are not in order");
        assertThat(proposal().suggestions()).isEmpty();
    }

    private SyncProposal proposal() {
        return SyncProposal.of(Project.load(new ProjectRequest(root.resolve("db"), null, Map.of(), Map.of())));
    }
}
