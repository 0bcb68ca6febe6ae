package io.venomqa.app.cli;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A project on the [CachingNotesApi].
record NotesFolder(Path folder) {

  /// With its SQLite file as the one system.
  ///
  /// @param cache `cache` or `no-cache`
  /// @param ids `uuid`, `serial`, or `documents` for serial ones in a table of another name
  void write(String cache, String ids) throws IOException {
    writeWith("systems: {db: {sqlite: notes.db}}", "${port}", "${systems.db.path}", cache, ids);
  }

  /// With a system that nothing can be seen of: only the API can be asked to forget everything.
  void writeWithReset() throws IOException {
    int port = freePort();
    writeWith(
        "  url: http://127.0.0.1:%d\nsystems: {notes: {reset: {http: \"DELETE http://127.0.0.1:%d/notes\"}}}"
            .formatted(port, port),
        Integer.toString(port),
        "${project}/notes.db",
        "no-cache",
        "serial");
  }

  /// Replaces a text of a file.
  void replace(String file, String text, String by) throws IOException {
    Path path = folder.resolve(file);
    Files.writeString(path, Files.readString(path).replace(text, by));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void writeWith(String systems, String port, String file, String cache, String ids)
      throws IOException {
    file(
        "venomqa.yaml",
        """
        name: notes
        api:
          start:
            command: java -cp "%s" io.venomqa.app.cli.CachingNotesApi %s %s %s %s
        %s
        scope: {callsPerAction: 1}
        """
            .formatted(classPath(), port, file, cache, ids, systems));
    file(
        "actions/create_note.js",
        """
        export const expectedStatus = 201;
        export default function (api, context) {
          const answer = api.post("/notes", "draft");
          context.set("id", answer.text);
          return answer;
        }
        """);
    file(
        "actions/delete_note.js",
        """
        export const preconditions = ["create_note"];
        export default function (api, context) {
          return api.delete(`/notes/${context.get("id")}`);
        }
        """);
    file(
        "actions/read_note.js",
        """
        export const preconditions = ["create_note"];
        export default function (api, context) {
          return api.get(`/notes/${context.get("id")}`);
        }
        """);
    file("actions/count_notes.js", "export default (api) => api.get(\"/notes\");\n");
  }

  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(part ->
            part.contains("test-classes") || part.contains("sqlite-jdbc") || part.contains("slf4j"))
        .map(part -> part.replace('\\', '/'))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void file(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
