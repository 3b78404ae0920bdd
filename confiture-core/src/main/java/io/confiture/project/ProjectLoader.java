package io.confiture.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of one request, from the weakest source to the strongest. Used once, by one thread. */
final class ProjectLoader {
    private static final String DEFAULT_ENVIRONMENT = "local";

    private final ProjectRequest request;
    private final Layout layout;
    private final ProblemList problems = new ProblemList();
    private final Variables variables;
    private final Settings settings;
    private final List<Path> filesRead = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private ProjectLoader(ProjectRequest request, Layout layout) {
        this.request = request;
        this.layout = layout;
        this.variables = new Variables(request.variables());
        String folder = layout.nameOf(layout.databaseDirectory());
        this.settings = new Settings(KeyTable.ALL, "", new SettingType.Reading(layout.root(), folder, problems));
    }

    static Project load(ProjectRequest request) {
        Layout layout = Layout.find(request.directory());
        if (layout == null) {
            Path path = request.directory().toAbsolutePath().normalize();
            String what = Files.exists(path) ? "this is not a directory" : "there is no such directory";
            throw new ProjectException(List.of(new Problem(
                    SourceLocation.of(path, path.toString()),
                    null,
                    what,
                    "name the db directory or the folder that holds it")));
        }
        return new ProjectLoader(request, layout).load();
    }

    private Project load() {
        addProjectFile();
        String name = request.environment() == null ? DEFAULT_ENVIRONMENT : request.environment();
        Path file = environmentFile(name);
        if (file != null) {
            addEnvironmentFile(file, name);
        }
        addOverrides();
        String projectName = settings.find(SettingKeys.NAME);
        Environment environment =
                Environment.of(name, file, settings, SourceLocation.of(layout.root(), layout.nameOf(layout.root())));
        problems.throwIfAny();
        return new Project(
                projectName == null ? folderName() : projectName,
                layout.root(),
                layout.databaseDirectory(),
                environment,
                filesRead,
                notices);
    }

    private String folderName() {
        Path folder = layout.root().getFileName();
        return folder == null ? "project" : folder.toString();
    }

    private void addProjectFile() {
        List<Path> files = layout.settingsFiles();
        refuseSeveral(files);
        if (!files.isEmpty()) {
            SettingsNode.Fields fields = read(files.get(0));
            if (fields != null) {
                addReplacingDatabase(fields);
            }
        }
    }

    private void refuseSeveral(List<Path> files) {
        for (Path second : files.subList(Math.min(1, files.size()), files.size())) {
            problems.add(
                    SourceLocation.of(second, layout.nameOf(second)),
                    null,
                    "these settings stand in " + layout.nameOf(files.get(0)) + " already",
                    "keep one of the two files");
        }
    }

    private @Nullable Path environmentFile(String name) {
        SourceLocation place = SourceLocation.of(layout.environments(), layout.nameOf(layout.environments()));
        if (!isEnvironmentName(name)) {
            problems.add(
                    place,
                    null,
                    "'" + name + "' is not the name of an environment",
                    "use letters, digits, - and _, beginning with a letter or digit");
            return null;
        }
        List<Path> files = Stream.of(".yaml", ".yml")
                .map(ending -> layout.environments().resolve(name + ending))
                .filter(Files::exists)
                .toList();
        refuseSeveral(files);
        if (!files.isEmpty()) {
            return files.get(0);
        }
        List<String> known = environments();
        if (request.environment() == null) {
            if (!known.isEmpty()) {
                notices.add("No environment is named and there is no " + place.name()
                        + "/local.yaml, so the defaults are used; the environments are " + String.join(", ", known));
            }
            return null;
        }
        if (known.isEmpty()
                && Files.isDirectory(layout.databaseDirectory().resolve("seeds").resolve(name))) {
            // An environment that is nothing but its seeds needs no settings.
            return null;
        }
        String near = Nearest.question(name, known);
        String all = known.isEmpty()
                ? "add " + place.name() + "/" + name + ".yaml, or name no environment"
                : "there are " + String.join(", ", known);
        problems.add(
                place, null, "there is no environment '" + name + "' (" + name + ".yaml)", near == null ? all : near);
        return null;
    }

    private static boolean isEnvironmentName(String name) {
        return !name.isEmpty()
                && name.charAt(0) != '-'
                && name.charAt(0) != '_'
                && name.chars().allMatch(c -> c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private List<String> environments() {
        if (!Files.isDirectory(layout.environments())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layout.environments())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(".yaml") || file.endsWith(".yml"))
                    .map(file -> file.substring(0, file.lastIndexOf('.')))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(
                    SourceLocation.of(layout.environments(), layout.nameOf(layout.environments())),
                    null,
                    "the directory cannot be listed (" + e.getClass().getSimpleName() + ")");
            return List.of();
        }
    }

    private void addEnvironmentFile(Path file, String name) {
        SettingsNode.Fields fields = read(file);
        if (fields == null) {
            return;
        }
        List<SettingsNode.Field> rest = new ArrayList<>();
        for (SettingsNode.Field field : fields.values()) {
            if (!field.name().equals(SettingKeys.NAME.path())) {
                rest.add(field);
            } else if (!(field.value() instanceof SettingsNode.Scalar scalar)
                    || !(scalar.isNothing()
                            || scalar.isBroken()
                            || scalar.text().equals(name))) {
                problems.add(
                        field.value().location(),
                        field.name(),
                        "an environment is called like its file",
                        "write " + name + ", or delete the key");
            }
        }
        addReplacingDatabase(new SettingsNode.Fields(fields.location(), rest));
    }

    // A stronger source may say in the other form where the database is; within one source both are a contradiction.
    private void addReplacingDatabase(SettingsNode.Fields fields) {
        List<String> names =
                fields.values().stream().map(SettingsNode.Field::name).toList();
        if (names.contains("database_url")) {
            settings.forget("database");
        }
        if (names.contains("database")) {
            settings.forget("database_url");
        }
        settings.add(fields);
    }

    private void addOverrides() {
        SourceLocation place = SourceLocation.of(layout.root(), "(override)");
        for (Map.Entry<String, String> override : request.overrides().entrySet()) {
            SettingsNode value = OverrideText.read(override.getKey(), override.getValue(), place, variables, problems);
            List<String> names = List.of(override.getKey().split("\\.", -1));
            for (int i = names.size() - 1; i >= 0 && value != null; i--) {
                value = new SettingsNode.Fields(place, List.of(new SettingsNode.Field(place, names.get(i), value)));
            }
            if (value instanceof SettingsNode.Fields fields) {
                addReplacingDatabase(fields);
            }
        }
    }

    private SettingsNode.@Nullable Fields read(Path file) {
        String name = layout.nameOf(file);
        filesRead.add(file);
        String text;
        try {
            byte[] bytes = Files.readAllBytes(file);
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(SourceLocation.of(file, name), null, "the file is not UTF-8", "save it as UTF-8");
            return null;
        } catch (IOException e) {
            problems.add(
                    SourceLocation.of(file, name),
                    null,
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")");
            return null;
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        SettingsNode root = SettingsFile.parse(file, name, withoutMark, variables, problems);
        if (root == null || root.isNothing()) {
            return null;
        }
        if (root instanceof SettingsNode.Fields fields) {
            return fields;
        }
        problems.add(root.location(), null, "expected keys with values and found " + root.kind());
        return null;
    }
}
