package io.confiture.assertions.jupiter;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.project.ModuleFolder;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads from annotations, the farthest first, which database something in one context asks for. */
final class RequestReader {
    private final ExtensionContext context;
    private final Options ofTest;

    RequestReader(ExtensionContext context) {
        this.context = context;
        this.ofTest = context.getTestMethod().map(RequestReader::ofTest).orElse(Options.NONE);
    }

    private static Options ofTest(Method test) {
        Options options = Options.of(test);
        if (options.lifetime() != Lifetime.DEFAULT) {
            throw new WrongUseException("lifetime = " + options.lifetime() + " on " + Place.of(test)
                    + " says nothing: a test has one database for itself, or that of its class; move it to the class"
                    + " or to a parameter");
        }
        return options;
    }

    /** Read what a parameter of a test, of its constructor or of a method around it asks for. */
    Request of(Parameter parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        boolean ofTestItself =
                context.getTestMethod().filter(executable::equals).isPresent();
        if (!ofTestItself && Options.on(executable)) {
            throw saysNothing(executable);
        }
        if (!Options.on(parameter) && ofTest.equals(Options.NONE)) {
            Map<Request.Key, Request> ofFields = ofFields();
            if (!ofFields.isEmpty()) {
                return ofFields.values().iterator().next();
            }
        }
        Options options =
                Options.of(parameter).over(ofTest).over(sharedByFields()).over(ofClasses(context));
        return request(options);
    }

    /** Refuse an annotation on a method that is no test. */
    static WrongUseException saysNothing(Executable executable) {
        return new WrongUseException("the annotation on " + Place.of(executable)
                + " says nothing: what runs around a test is given the test's database; move it to the class, the"
                + " test or the parameter");
    }

    /** What says nothing itself shares the database of the fields. */
    private Map<Request.Key, Request> ofFields() {
        // Before the first test there is nothing that one test has for itself.
        List<Field> fields = Fields.nearest(context).stream()
                .filter(field -> context.getTestMethod().isPresent() || lifetime(field) != Lifetime.METHOD)
                .toList();
        Map<Request.Key, Request> requests = new LinkedHashMap<>();
        fields.forEach(field -> {
            Request request = of(field);
            requests.put(request.key(), request);
        });
        if (requests.size() > 1) {
            throw new WrongUseException("it may mean one of several databases, those of "
                    + fields.stream().map(Place::of).sorted().collect(Collectors.joining(", "))
                    + ": annotate it with what one of them says");
        }
        return requests;
    }

    /** What says something itself is still of the same project as the fields. How long those live is their own affair. */
    private Options sharedByFields() {
        List<Options> all = Fields.nearest(context).stream()
                .map(Options::of)
                .map(options -> options.living(Lifetime.DEFAULT))
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : Options.NONE;
    }

    /** Read what a field asks for. */
    Request of(Field field) {
        Lifetime lifetime = lifetime(field);
        Options options = lifetime == Lifetime.METHOD
                ? Options.of(field).over(ofTest).over(ofClasses(context))
                : Options.of(field).over(ofClasses(home(field)));
        return request(options.living(lifetime));
    }

    /** Read how long what a field asks for lives. */
    Lifetime lifetime(Field field) {
        Lifetime own = Options.of(field).lifetime();
        boolean ofClass = Modifier.isStatic(field.getModifiers());
        if (ofClass && own == Lifetime.METHOD) {
            throw new WrongUseException(
                    "it is static and cannot have a database for each test: leave the lifetime out, or make it an"
                            + " instance field");
        }
        Lifetime merged = own == Lifetime.DEFAULT ? ofClasses(home(field)).lifetime() : own;
        if (merged == Lifetime.CLASS || merged == Lifetime.RUN) {
            return merged;
        }
        return ofClass ? Lifetime.CLASS : Lifetime.METHOD;
    }

    /** Find the class that a field belongs to, which may be one around that of the test. */
    private ExtensionContext home(Field field) {
        ExtensionContext found = Contexts.innermost(context);
        for (ExtensionContext each : Contexts.classes(context)) {
            if (field.getDeclaringClass().isAssignableFrom(each.getRequiredTestClass())) {
                found = each;
            }
        }
        return found;
    }

    private static Options ofClasses(ExtensionContext context) {
        Options options = Options.NONE;
        for (ExtensionContext each : Contexts.classes(context)) {
            options = Options.of(each.getRequiredTestClass()).over(options);
        }
        return options;
    }

    private Request request(Options options) {
        Lifetime lifetime = options.lifetime() == Lifetime.DEFAULT ? Lifetime.METHOD : options.lifetime();
        if (lifetime == Lifetime.METHOD && context.getTestMethod().isEmpty()) {
            throw new WrongUseException(
                    "it asks for a database that one test has for itself, and no test is there yet: say"
                            + " @ConfitureDatabase(lifetime = CLASS) on the class, so that its tests are given the same"
                            + " one, or on the parameter, for another");
        }
        return new Request(
                owner(lifetime),
                lifetime,
                directory(options.project().isEmpty() ? "db" : options.project()),
                options.environment().isEmpty()
                        ? context.getConfigurationParameter("confiture.environment")
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .orElse(null)
                        : options.environment(),
                options.stateOrSchema(),
                options.name());
    }

    private Path directory(String project) {
        return ModuleFolder.of(context.getRequiredTestClass())
                .path()
                .resolve(project)
                .normalize();
    }

    private ExtensionContext owner(Lifetime lifetime) {
        return switch (lifetime) {
            case RUN -> context.getRoot();
            case CLASS -> ofClassThatSaysSo();
            case METHOD, DEFAULT -> context;
        };
    }

    /** The innermost class that says something shares with those nested in it. */
    private ExtensionContext ofClassThatSaysSo() {
        ExtensionContext found = Contexts.innermost(context);
        if (ofClasses(context).lifetime() == Lifetime.CLASS) {
            for (ExtensionContext each : Contexts.classes(context)) {
                found = Options.on(each.getRequiredTestClass()) ? each : found;
            }
        }
        return found;
    }
}
