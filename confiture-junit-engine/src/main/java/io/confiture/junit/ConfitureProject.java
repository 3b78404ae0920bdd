package io.confiture.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Makes the files of a {@code db/} folder tests: put it on an empty class whose name the build tool takes for a test.
 *
 * <pre>{@code
 * @ConfitureProject
 * class DatabaseTest {}
 * }</pre>
 *
 * <p>The class is never instantiated and may be package-private; it must not be abstract. Maven finds it only if its
 * name matches Surefire's {@code includes}: {@code *Test}, {@code Test*}, {@code *Tests} or {@code *TestCase}. An
 * annotated annotation works too, and subclasses inherit it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface ConfitureProject {

    /**
     * The folder that holds {@code schema/}, {@code migrations/} and the rest: absolute, or relative to the folder of
     * the build module that the class belongs to. That folder is found from where the class was loaded, not from the
     * working directory, which is another one in forked builds and in IDEs.
     */
    String value() default "db";

    /**
     * The name of the environment whose settings apply ({@code environments/<name>.yaml}); empty means the one named by
     * {@value Constants#ENVIRONMENT}, or the project's default.
     */
    String environment() default "";

    /** More tags for every test of this project, each in JUnit's tag syntax. */
    String[] tags() default {};
}
