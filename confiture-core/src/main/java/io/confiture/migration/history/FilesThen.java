package io.confiture.migration.history;

import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.IncludeEntry;
import io.confiture.project.Project;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Is the migrations and schema files of a project as git has them at some time, or as they lie in the working tree. */
final class FilesThen implements AutoCloseable {
    private final Project project;
    private final Git git;
    private final @Nullable Checkout checkout;

    /**
     * Take the files.
     *
     * @param tree the commit, or the index; null for the working tree with all that is not committed
     * @param label what a commit or the index is called
     */
    FilesThen(Project project, Git git, @Nullable GitTree tree, String label) {
        this.project = project;
        this.git = git;
        this.checkout = tree == null ? null : Checkout.of(git, tree, label, folders());
    }

    private List<String> folders() {
        List<String> folders = new ArrayList<>();
        folders.add(git.nameOf(project.environment().migration().directory()));
        project.environment().includes().forEach(entry -> folders.add(git.nameOf(entry.path())));
        return folders;
    }

    MigrationSet migrations() {
        Path directory = project.environment().migration().directory();
        return MigrationFiles.discover(
                root(),
                place(directory),
                LayoutSettings.of(project.environment().migration()));
    }

    /** Return the statements that define the schema, by their tokens. */
    SortedMap<String, List<Statement>> schema() {
        SortedMap<String, List<Statement>> statements = new TreeMap<>();
        SchemaText text = new SchemaText(project);
        for (IncludeEntry entry : project.environment().includes()) {
            text.read(entry, place(entry.path()), root(), statements);
        }
        return statements;
    }

    private Path root() {
        return checkout == null ? project.root() : checkout.root();
    }

    private Path place(Path folder) {
        return checkout == null ? folder : checkout.folder(git.nameOf(folder));
    }

    @Override
    public void close() {
        if (checkout != null) {
            checkout.close();
        }
    }
}
