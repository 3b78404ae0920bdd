package io.confiture.cli;

import io.confiture.project.Nearest;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, what was probably meant, and where the options are listed. */
final class WrongCommandLine implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("confiture: " + e.getMessage());
        for (String meant : suggestions(e)) {
            err.println("Did you mean: " + meant + "?");
        }
        err.print(command.getHelp().synopsisHeading());
        err.print(command.getHelp().synopsis(command.getHelp().synopsisHeadingLength()));
        err.println("All options: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE.number();
    }

    private static List<String> suggestions(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return List.of();
        }
        CommandLine command = e.getCommandLine();
        String typed = unmatched.getUnmatched().isEmpty()
                ? ""
                : unmatched.getUnmatched().get(0);
        boolean option = typed.startsWith("-");
        Collection<String> known = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        int equals = typed.indexOf('=');
        String near = Nearest.to(equals < 0 ? typed : typed.substring(0, equals), known);
        if (near == null) {
            return unmatched.getSuggestions();
        }
        return List.of(option ? near : command.getCommandSpec().qualifiedName() + " " + near);
    }
}
