package io.venomqa.adapters.archive;

import io.venomqa.engine.model.ContentHash;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything of any length that an archive holds, each content once: bodies, rows, contexts,
/// texts.
final class Contents {

  /// How many contents are known without asking the file: a bound on memory, not on what is found.
  private static final int KNOWN = 20_000;

  private final ArchiveFile archive;
  private final Map<ContentHash, Long> known =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentHash, Long> eldest) {
          return size() > KNOWN;
        }
      };
  private long last;

  Contents(ArchiveFile archive) {
    this.archive = archive;
  }

  /// Keeps a content.
  ///
  /// @return its id, the same for the same content
  long put(byte[] bytes) throws SQLException {
    ContentHash hash = ContentHash.of(bytes);
    Long id = known.get(hash);
    if (id == null) {
      id = stored(hash, bytes);
      known.put(hash, id);
    }
    return id;
  }

  <T> long put(Form<T> form, T value) throws SQLException {
    return put(form.write(value));
  }

  private long stored(ContentHash hash, byte[] bytes) throws SQLException {
    byte[] key = bytes(hash);
    PreparedStatement find = archive.prepared("SELECT id FROM content WHERE hash = ?");
    find.setBytes(1, key);
    try (ResultSet found = find.executeQuery()) {
      if (found.next()) {
        return found.getLong(1);
      }
    }
    last++;
    PreparedStatement insert = archive.prepared("INSERT INTO content VALUES (?, ?, ?)", last);
    insert.setBytes(2, key);
    insert.setBytes(3, bytes);
    insert.executeUpdate();
    return last;
  }

  /// The id of a text; 0 where it is not kept.
  long find(String text) throws ArchiveUnreadable {
    byte[] key = bytes(ContentHash.of(text));
    try {
      PreparedStatement find = archive.prepared("SELECT id FROM content WHERE hash = ?");
      find.setBytes(1, key);
      try (ResultSet found = find.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw ArchiveUnreadable.damaged(archive.file(), ArchiveFile.plain(e));
    }
  }

  byte[] get(long id) throws ArchiveUnreadable {
    List<byte[]> found =
        archive.query("SELECT bytes FROM content WHERE id = ?", row -> row.getBytes(1), id);
    if (found.size() != 1 || found.getFirst() == null) {
      throw ArchiveUnreadable.damaged(archive.file(), "content " + id + " is missing");
    }
    return found.getFirst();
  }

  <T> T get(Form<T> form, long id) throws ArchiveUnreadable {
    return form.read(get(id), archive.file());
  }

  static byte[] bytes(ContentHash hash) {
    return ByteBuffer.allocate(16).putLong(hash.high()).putLong(hash.low()).array();
  }

  /// @throws RuntimeException when there are not 16 bytes
  static ContentHash hash(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException("not a hash");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new ContentHash(buffer.getLong(), buffer.getLong());
  }
}
