package io.venomqa.adapters.script;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/// The files that scripts may import: JavaScript and JSON inside the project's folder, read once
/// and then kept, so that an edit during a run does not change it.
///
/// Imported modules live as long as a step: the folder `.venomqa-step-N` that stands in front of
/// their paths gives them a new name, and so a new life, with each step.
final class ProjectFiles implements FileSystem {

  /// An import that leads out of the project's folder.
  static final class Outside extends SecurityException {

    @Serial private static final long serialVersionUID = 1;

    Outside(String message) {
      super(message);
    }
  }

  private static final String STEP = ".venomqa-step-";
  private static final Set<String> READABLE = Set.of("js", "mjs", "json");

  private final Path root;
  private final Map<Path, Path> inside = new HashMap<>();
  private final Map<Path, byte[]> contents = new HashMap<>();
  private long step;
  private long imports;

  /// @param root the project's folder, absolute, without symbolic links
  ProjectFiles(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /// From now on imports give modules that no script has used.
  void nextStep() {
    step++;
  }

  /// How many modules were read for scripts so far.
  long imports() {
    return imports;
  }

  /// A path for people: relative to the project, with `/`.
  String display(String path) {
    try {
      Path given = Path.of(path);
      Path plain = given.isAbsolute() ? withoutStep(given) : given;
      Path shown = plain.startsWith(root) ? root.relativize(plain) : plain;
      return shown.toString().replace('\\', '/');
    } catch (InvalidPathException notAPath) {
      return path;
    }
  }

  @Override
  public Path parsePath(URI uri) {
    throw new SecurityException("Only files of the project can be imported, not " + uri);
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    if (modes.contains(AccessMode.WRITE)) {
      throw new SecurityException("Scripts cannot write files.");
    }
    real(path);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    imports++;
    return new ByteChannel(read(path));
  }

  /// The content of a file inside the project.
  ///
  /// @throws SecurityException when scripts may not read it
  byte[] read(Path path) throws IOException {
    Path file = real(path);
    byte[] content = contents.get(file);
    if (content == null) {
      content = Files.readAllBytes(file);
      contents.put(file, content);
    }
    return content;
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : root.resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    return root.resolve(STEP + step).resolve(root.relativize(real(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(real(path), attributes, options);
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attributes) {
    throw new SecurityException("Scripts cannot write files.");
  }

  @Override
  public void delete(Path path) {
    throw new SecurityException("Scripts cannot write files.");
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir, DirectoryStream.Filter<? super Path> filter) {
    throw new SecurityException("Scripts cannot list folders.");
  }

  private Path real(Path path) throws IOException {
    Path plain = withoutStep(toAbsolutePath(path).normalize());
    Path known = inside.get(plain);
    if (known != null) {
      return known;
    }
    if (!plain.startsWith(root)) {
      throw outside(path);
    }
    if (!Files.isRegularFile(plain)) {
      throw new NoSuchFileException(display(plain.toString()));
    }
    Path file = plain.toRealPath();
    if (!file.startsWith(root)) {
      throw outside(path);
    }
    if (!READABLE.contains(extension(file))) {
      throw new SecurityException(
          "Only .js, .mjs and .json files can be imported, not " + display(file.toString()) + ".");
    }
    inside.put(plain, file);
    return file;
  }

  private Outside outside(Path path) {
    return new Outside(
        "An import must stay inside the project's folder, not " + path.normalize() + ".");
  }

  private Path withoutStep(Path path) {
    if (path.startsWith(root) && path.getNameCount() > root.getNameCount() + 1) {
      Path relative = root.relativize(path);
      if (relative.getName(0).toString().startsWith(STEP)) {
        return root.resolve(relative.subpath(1, relative.getNameCount()));
      }
    }
    return path;
  }

  private static String extension(Path file) {
    String name = file.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
