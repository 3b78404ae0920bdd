package io.confiture.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Is what a consumer's build gave.
 *
 * @param exitCode Maven's
 * @param output all that Maven printed
 * @param totals the last line of totals that Surefire printed, without the time, or nothing if it printed none
 * @param cases every test case of the XML reports, {@code class name}, with the name of its verdict's element
 */
record Build(int exitCode, String output, String totals, List<Case> cases) {

    /** One element {@code testcase}; verdict is {@code passed} or the name of the element in it. */
    record Case(String className, String name, String verdict, String text) {}

    static Build read(Path folder, int exitCode, String output) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Build::isReport).sorted().toList()) {
                cases.addAll(cases(file));
            }
        }
        String totals = output.lines()
                .filter(line -> line.contains("Tests run: ") && !line.contains("Time elapsed"))
                .map(line -> line.substring(line.indexOf("Tests run: ")))
                .reduce("", (first, last) -> last);
        return new Build(exitCode, output, totals, cases);
    }

    /** Return the verdict of every test case by {@code class name: test name}; two of one name are an error. */
    Map<String, String> verdicts() {
        Map<String, String> verdicts = new TreeMap<>();
        for (Case each : cases) {
            String before = verdicts.put(each.className() + ": " + each.name(), each.verdict());
            if (before != null) {
                throw new AssertionError("two test cases of the name " + each.className() + ": " + each.name());
            }
        }
        return verdicts;
    }

    /** Return the test cases of one class, each as {@code verdict name}, sorted. */
    List<String> of(String className) {
        return verdicts().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(className + ": "))
                .map(entry -> entry.getValue() + " " + entry.getKey().substring(className.length() + 2))
                .sorted()
                .toList();
    }

    private static boolean isReport(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.toString().contains("surefire-reports") && name.startsWith("TEST-") && name.endsWith(".xml");
    }

    private static List<Case> cases(Path report) throws IOException {
        try {
            NodeList elements = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            List<Case> cases = new ArrayList<>();
            for (int i = 0; i < elements.getLength(); i++) {
                cases.add(read((Element) elements.item(i)));
            }
            return cases;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("cannot read " + report, e);
        }
    }

    private static Case read(Element testcase) {
        String verdict = "passed";
        String text = "";
        for (Node child = testcase.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !element.getTagName().startsWith("system-")) {
                verdict = verdict.equals("passed") ? element.getTagName() : verdict + "+" + element.getTagName();
                text = element.getAttribute("message") + "\n" + element.getTextContent();
            }
        }
        return new Case(testcase.getAttribute("classname"), testcase.getAttribute("name"), verdict, text);
    }
}
