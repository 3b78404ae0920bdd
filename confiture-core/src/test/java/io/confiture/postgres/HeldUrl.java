package io.confiture.postgres;

/** A program that makes a database and a template on a server, says so, and holds them until its input ends. */
final class HeldUrl {

    private HeldUrl() {}

    /**
     * @param arguments {@code external} and a URL, or {@code container} and an image
     */
    public static void main(String[] arguments) throws Exception {
        ServerChoice choice = arguments[0].equals("external")
                ? ServerChoice.external(arguments[1])
                : ServerChoice.container(arguments[1]);
        try (Servers servers = Servers.of(choice)) {
            Server server = servers.server();
            System.out.println("address " + server.info().address());
            Template template = server.template("held", session -> {});
            Database clone = server.clone(template);
            System.out.println("template " + template.name());
            System.out.println("clone " + clone.name());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
