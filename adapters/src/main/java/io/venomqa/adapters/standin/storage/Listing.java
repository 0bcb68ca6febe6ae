package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.standin.LoopbackHttp.Reply;
import io.venomqa.adapters.standin.Percent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Lists a bucket, in both versions of the call.
final class Listing {

  private static final int LONGEST = 1_000;

  private final String bucket;
  private final Map<String, String> query;
  private final boolean second;
  private final boolean encoded;

  Listing(String bucket, Map<String, String> query) {
    this.bucket = bucket;
    this.query = query;
    this.second = "2".equals(query.get("list-type"));
    this.encoded = "url".equals(query.get("encoding-type"));
  }

  Reply of(Buckets buckets) {
    int most;
    String after;
    try {
      most = Math.clamp(Integer.parseInt(value("max-keys", "1000")), 0, LONGEST);
      after = after();
    } catch (IllegalArgumentException wrong) {
      return Xml.error(400, "InvalidArgument", "max-keys or continuation-token cannot be read");
    }
    String prefix = value("prefix", "");
    String delimiter = value("delimiter", "");
    List<StoredObject> listed = new ArrayList<>();
    Set<String> common = new TreeSet<>();
    String last = "";
    boolean truncated = false;
    for (StoredObject object : buckets.of(bucket).values()) {
      String key = object.key();
      String folder = folder(key, prefix, delimiter);
      boolean known = !folder.isEmpty() && common.contains(folder);
      if (!key.startsWith(prefix) || isBefore(key, folder, after) || known) {
        continue;
      }
      if (listed.size() + common.size() == most) {
        truncated = true;
        break;
      }
      if (folder.isEmpty()) {
        listed.add(object);
      } else {
        common.add(folder);
      }
      last = folder.isEmpty() ? key : folder;
    }
    return answer(listed, common, truncated, last, most);
  }

  /// The part of a key up to the delimiter; empty when there is none after the prefix.
  private static String folder(String key, String prefix, String delimiter) {
    int at =
        delimiter.isEmpty() || !key.startsWith(prefix)
            ? -1
            : key.indexOf(delimiter, prefix.length());
    return at < 0 ? "" : key.substring(0, at + delimiter.length());
  }

  private static boolean isBefore(String key, String folder, String after) {
    return !after.isEmpty()
        && (new Buckets.Place("", key).compareTo(new Buckets.Place("", after)) <= 0
            || folder.equals(after));
  }

  private String after() {
    String token = query.get("continuation-token");
    return token != null
        ? new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)
        : value(second ? "start-after" : "marker", "");
  }

  private Reply answer(
      List<StoredObject> listed, Set<String> common, boolean truncated, String last, int most) {
    Xml xml = new Xml().root("ListBucketResult");
    xml.element("Name", bucket).element("Prefix", name(value("prefix", "")));
    if (query.containsKey("delimiter")) {
      xml.element("Delimiter", name(value("delimiter", "")));
    }
    xml.element("MaxKeys", Integer.toString(most));
    xml.element("IsTruncated", Boolean.toString(truncated));
    if (encoded) {
      xml.element("EncodingType", "url");
    }
    if (second) {
      xml.element("KeyCount", Integer.toString(listed.size() + common.size()));
    }
    if (truncated) {
      String token = Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
      xml.element(second ? "NextContinuationToken" : "NextMarker", second ? token : name(last));
    }
    for (StoredObject object : listed) {
      xml.open("Contents")
          .element("Key", name(object.key()))
          .element("LastModified", object.modified().toString())
          .element("ETag", "\"" + object.etag() + "\"")
          .element("Size", Integer.toString(object.content().length()))
          .element("StorageClass", "STANDARD")
          .close("Contents");
    }
    for (String folder : common) {
      xml.open("CommonPrefixes").element("Prefix", name(folder)).close("CommonPrefixes");
    }
    return xml.close("ListBucketResult").reply();
  }

  private String name(String text) {
    return encoded ? Percent.encode(text) : text;
  }

  private String value(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }
}
