package io.confiture.assertions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds that whoever reads an assertion's documentation sees it pass and fail. */
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void every_assertion_shows_an_example_that_passes_and_one_that_fails() throws IOException {
        List<Documented> assertions = methods().stream()
                .filter(method -> method.text.startsWith("Verify ") || method.text.startsWith("Lead "))
                .toList();

        assertThat(assertions).hasSizeGreaterThan(600);
        assertThat(assertions)
                .filteredOn(method -> !method.text.contains("{@code")
                        || !method.text.contains("// passes")
                        || !method.text.contains("// fails"))
                .extracting(Documented::name)
                .isEmpty();
    }

    @Test
    void every_public_method_of_an_assertion_is_documented() throws IOException {
        assertThat(methods())
                .filteredOn(method -> method.text.isBlank())
                .extracting(Documented::name)
                .isEmpty();
    }

    /** Return the public methods of assertion classes and of the interfaces that they have them from, but for what they override. */
    private static List<Documented> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Documented> methods = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(docs, methods).scan(unit, null);
            }
        }
        return methods;
    }

    private record Documented(String name, String text) {}

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final List<Documented> methods;

        Reader(DocTrees docs, List<Documented> methods) {
            this.docs = docs;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            TreePath path = getCurrentPath();
            ClassTree type = (ClassTree) path.getParentPath().getLeaf();
            ModifiersTree modifiers = method.getModifiers();
            boolean overrides = modifiers.getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean isPublic = type.getKind() == Tree.Kind.INTERFACE
                    ? !modifiers.getFlags().contains(Modifier.PRIVATE)
                    : modifiers.getFlags().contains(Modifier.PUBLIC);
            boolean asserts = type.getKind() == Tree.Kind.INTERFACE
                    ? !type.getModifiers().getFlags().contains(Modifier.PRIVATE)
                    : type.getSimpleName().toString().endsWith("Assert");
            if (asserts && isPublic && !overrides) {
                String comment = docs.getDocComment(path);
                methods.add(new Documented(
                        type.getSimpleName() + "." + method.getName(), comment == null ? "" : comment.strip()));
            }
            return super.visitMethod(method, nothing);
        }
    }
}
