package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.standin.Held;
import io.venomqa.adapters.standin.Held.Step;
import io.venomqa.adapters.standin.LoopbackHttp.Call;
import io.venomqa.adapters.standin.LoopbackHttp.Handler;
import io.venomqa.adapters.standin.LoopbackHttp.Reply;
import io.venomqa.adapters.standin.Percent;
import io.venomqa.engine.model.Body;
import io.venomqa.engine.model.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The part of S3 that is served, path style. Signatures are not verified. What is not served is
/// answered with 501 and its name, never passed over.
final class S3 implements Handler {

  static final int MOST_OBJECTS = 20_000;

  /// All objects together, in bytes.
  static final long LARGEST = 512L << 20;

  private static final Set<String> KEPT_HEADERS =
      Set.of("Content-Type", "Content-Disposition", "Content-Language", "Cache-Control", "Expires");

  /// What stands in a query beside what is asked for.
  private static final Set<String> KNOWN =
      Set.of(
          "list-type",
          "prefix",
          "delimiter",
          "max-keys",
          "continuation-token",
          "start-after",
          "marker",
          "encoding-type",
          "fetch-owner",
          "x-id",
          "location");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Held<Buckets> held;

  S3(Held<Buckets> held) {
    this.held = held;
  }

  @Override
  public Reply tooLarge(int limit) {
    return Xml.error(
        400, "EntityTooLarge", "This stand-in takes up to " + limit + " bytes at once");
  }

  @Override
  public Reply answer(Call call) {
    Map<String, String> query = Percent.query(call.query());
    Set<String> unknown =
        query.keySet().stream()
            .filter(name -> !KNOWN.contains(name) && !name.startsWith("X-Amz-"))
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      return notServed("`?" + String.join("&", unknown) + "`");
    }
    String path = call.path().substring(1);
    int slash = path.indexOf('/');
    String bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
    String key = slash < 0 ? "" : Percent.decode(path.substring(slash + 1));
    if (bucket.isEmpty()) {
      return call.method().equals("GET") ? buckets() : notServed(call.method());
    }
    return key.isEmpty() ? bucket(call, bucket, query) : object(call, bucket, key);
  }

  private Reply bucket(Call call, String bucket, Map<String, String> query) {
    return switch (call.method()) {
      case "PUT" -> {
        Reply made = withHeaders(200, Map.of("Location", "/" + Percent.encode(bucket)));
        yield held.change(all ->
            all.names().contains(bucket)
                ? Step.stay(all, made)
                : Step.write(all.withBucket(bucket), made));
      }
      case "DELETE" -> held.change(all -> dropped(all, bucket));
      case "HEAD" -> held.now().names().contains(bucket) ? Reply.empty(200) : noBucket(bucket);
      case "GET" -> {
        Buckets all = held.now();
        if (!all.names().contains(bucket)) {
          yield noBucket(bucket);
        }
        yield query.containsKey("location")
            ? new Xml().root("LocationConstraint").close("LocationConstraint").reply()
            : new Listing(bucket, query).of(all);
      }
      default -> notServed(call.method() + " of a bucket");
    };
  }

  private static Step<Buckets, Reply> dropped(Buckets all, String bucket) {
    if (!all.names().contains(bucket)) {
      return Step.stay(all, noBucket(bucket));
    }
    return all.of(bucket).isEmpty()
        ? Step.write(all.withoutBucket(bucket), Reply.empty(204))
        : Step.stay(
            all, Xml.error(409, "BucketNotEmpty", "The bucket " + bucket + " is not empty"));
  }

  private Reply object(Call call, String bucket, String key) {
    return switch (call.method()) {
      case "PUT" -> put(call, bucket, key);
      case "GET", "HEAD" -> get(call, bucket, key);
      case "DELETE" -> held.change(all -> deleted(all, bucket, key));
      default -> notServed(call.method() + " of an object");
    };
  }

  private static Step<Buckets, Reply> deleted(Buckets all, String bucket, String key) {
    if (!all.names().contains(bucket)) {
      return Step.stay(all, noBucket(bucket));
    }
    return all.find(bucket, key).isPresent()
        ? Step.write(all.without(bucket, key), Reply.empty(204))
        : Step.stay(all, Reply.empty(204));
  }

  private Reply put(Call call, String bucket, String key) {
    if (call.headers().first("x-amz-copy-source").isPresent()) {
      return notServed("a copy (`x-amz-copy-source`)");
    }
    boolean chunked =
        call.headers().first("x-amz-content-sha256").orElse("").startsWith("STREAMING-");
    Body content;
    try {
      content = chunked ? AwsChunks.decode(call.body()) : call.body();
    } catch (IllegalArgumentException broken) {
      return Xml.error(400, "IncompleteBody", String.valueOf(broken.getMessage()));
    }
    StoredObject object =
        new StoredObject(
            bucket,
            key,
            content,
            kept(call.headers()),
            md5(content),
            Instant.now().truncatedTo(ChronoUnit.MILLIS));
    boolean onlyNew = call.headers().first("If-None-Match").isPresent();
    return held.change(all -> {
      if (onlyNew && all.find(bucket, key).isPresent()) {
        return Step.stay(
            all, Xml.error(412, "PreconditionFailed", "The object exists (If-None-Match)"));
      }
      Buckets more = all.with(object);
      if (more.objects().size() > MOST_OBJECTS || more.bytes() > LARGEST) {
        held.overflow("the API put more into the storage than it keeps: 20,000 objects, or 512 MB");
        return Step.stay(all, Xml.error(503, "SlowDown", "This stand-in is full"));
      }
      return Step.write(more, withHeaders(200, Map.of("ETag", quoted(object))));
    });
  }

  private Reply get(Call call, String bucket, String key) {
    Buckets all = held.now();
    Optional<StoredObject> found = all.find(bucket, key);
    if (found.isEmpty()) {
      return all.names().contains(bucket)
          ? Xml.error(404, "NoSuchKey", "The key " + key + " is not in the bucket " + bucket)
          : noBucket(bucket);
    }
    StoredObject object = found.get();
    Map<String, String> headers = new TreeMap<>(object.headers());
    headers.put("Content-Type", object.contentType());
    headers.put("ETag", quoted(object));
    headers.put("Last-Modified", HTTP_DATE.format(object.modified()));
    headers.put("Accept-Ranges", "bytes");
    Optional<String> range = call.headers().first("Range");
    if (range.isPresent()) {
      return part(object, range.get(), headers);
    }
    if (call.method().equals("HEAD")) {
      headers.put("Content-Length", Integer.toString(object.content().length()));
    }
    return new Reply(200, Headers.of(headers), object.content());
  }

  /// `bytes=FROM-TO`, `bytes=FROM-`, `bytes=-LAST`.
  private static Reply part(StoredObject object, String range, Map<String, String> headers) {
    int size = object.content().length();
    var asked = java.util.regex.Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})").matcher(range);
    if (!asked.matches() || range.equals("bytes=-")) {
      return Xml.error(416, "InvalidRange", "The range " + range + " cannot be read");
    }
    boolean suffix = asked.group(1).isEmpty();
    int given = asked.group(2).isEmpty() ? size - 1 : Integer.parseInt(asked.group(2));
    int from = suffix ? Math.max(0, size - given) : Integer.parseInt(asked.group(1));
    int to = suffix ? size - 1 : Math.min(size - 1, given);
    if (from > to) {
      return Xml.error(416, "InvalidRange", "The range " + range + " is outside of the object");
    }
    headers.put("Content-Range", "bytes " + from + "-" + to + "/" + size);
    Body part = Body.of(Arrays.copyOfRange(object.content().bytes(), from, to + 1));
    return new Reply(206, Headers.of(headers), part);
  }

  private Reply buckets() {
    Xml xml = new Xml().root("ListAllMyBucketsResult").open("Buckets");
    for (String name : held.now().names()) {
      xml.open("Bucket")
          .element("Name", name)
          .element("CreationDate", "2025-01-01T00:00:00.000Z")
          .close("Bucket");
    }
    return xml.close("Buckets").close("ListAllMyBucketsResult").reply();
  }

  private static Map<String, String> kept(Headers headers) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT_HEADERS) {
      headers.first(name).ifPresent(value -> kept.put(name, value));
    }
    headers
        .first("Content-Encoding")
        .map(value -> value.replaceAll("(?i)\\s*aws-chunked\\s*,?", "").strip())
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> kept.put("Content-Encoding", value));
    headers
        .values()
        .forEach((name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith("x-amz-meta-")) {
            kept.put(lower, String.join(",", values));
          }
        });
    return kept;
  }

  private static Reply noBucket(String bucket) {
    return Xml.error(404, "NoSuchBucket", "There is no bucket " + bucket);
  }

  private static Reply notServed(String what) {
    return Xml.error(501, "NotImplemented", "VenomQA's stand-in for S3 does not serve " + what);
  }

  private static Reply withHeaders(int status, Map<String, String> headers) {
    return new Reply(status, Headers.of(headers), Body.EMPTY);
  }

  private static String quoted(StoredObject object) {
    return "\"" + object.etag() + "\"";
  }

  private static String md5(Body content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has MD5.", e);
    }
  }
}
