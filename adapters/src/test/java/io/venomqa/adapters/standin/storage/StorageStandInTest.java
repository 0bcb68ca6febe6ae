package io.venomqa.adapters.standin.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What the real AWS SDK for Java does to it, with the SDK's own defaults.
class StorageStandInTest {

  private StandIn<?> storage;
  private S3Client s3;

  @BeforeEach
  void start() throws Exception {
    storage = StorageStandIn.start("files", 0, Ignored.NOTHING);
    s3 = StorageContractTest.client(storage);
  }

  @AfterEach
  void close() {
    s3.close();
    storage.close();
  }

  @Test
  void givesBackWhatWasPut() {
    s3.createBucket(create -> create.bucket("bills"));
    String etag =
        s3.putObject(
                put ->
                    put.bucket("bills")
                        .key("2025/bill ü+%&.txt")
                        .contentType("text/plain; charset=utf-8")
                        .metadata(Map.of("customer", "7")),
                RequestBody.fromString("zwei Bücher"))
            .eTag();

    var got = s3.getObjectAsBytes(get -> get.bucket("bills").key("2025/bill ü+%&.txt"));
    GetObjectResponse head = got.response();

    assertEquals("zwei Bücher", got.asUtf8String());
    assertEquals("text/plain; charset=utf-8", head.contentType());
    assertEquals(Map.of("customer", "7"), head.metadata());
    assertEquals(etag, head.eTag());
    assertEquals(
        12L, s3.headObject(get -> get.bucket("bills").key("2025/bill ü+%&.txt")).contentLength());
  }

  @Test
  void invariantsSeeObjects() throws Exception {
    s3.putObject(
        put -> put.bucket("b").key("k").contentType("text/x"), RequestBody.fromString("hello"));
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("bucket", "b");
    expected.put("key", "k");
    expected.put("size", 5L);
    expected.put("contentType", "text/x");
    expected.put("etag", "5d41402abc4b2a76b9719d911017c592");
    expected.put("text", "hello");
    assertEquals(List.of(expected), storage.look("objects", List.of()));
  }

  @Test
  void aLargeObjectArrivesWhole() {
    byte[] large = new byte[9 << 20];
    new java.util.Random(4).nextBytes(large);
    s3.putObject(put -> put.bucket("b").key("large"), RequestBody.fromBytes(large));
    assertArrayEquals(
        large, s3.getObjectAsBytes(get -> get.bucket("b").key("large")).asByteArray());
  }

  @Test
  void aPartOfAnObject() {
    s3.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("0123456789"));
    assertEquals(
        "234",
        s3.getObjectAsBytes(get -> get.bucket("b").key("k").range("bytes=2-4")).asUtf8String());
    assertEquals(
        "89",
        s3.getObjectAsBytes(get -> get.bucket("b").key("k").range("bytes=-2")).asUtf8String());
  }

  @Test
  void whatIsNotThereIsA404OfTheRightKind() {
    assertThrows(
        NoSuchBucketException.class, () -> s3.getObjectAsBytes(get -> get.bucket("none").key("k")));
    assertThrows(NoSuchBucketException.class, () -> s3.listObjectsV2(list -> list.bucket("none")));
    s3.createBucket(create -> create.bucket("bills"));
    assertThrows(
        NoSuchKeyException.class,
        () -> s3.getObjectAsBytes(get -> get.bucket("bills").key("none")));
    assertThrows(
        NoSuchKeyException.class, () -> s3.headObject(get -> get.bucket("bills").key("none")));
    s3.deleteObject(delete -> delete.bucket("bills").key("none"));
  }

  @Test
  void listsInPagesAndFolders() {
    List<String> keys = new ArrayList<>();
    IntStream.range(0, 25).forEach(i -> keys.add("a/%02d ß".formatted(i)));
    keys.addAll(List.of("b", "c/x", "c/y"));
    keys.forEach(key -> s3.putObject(put -> put.bucket("b").key(key), RequestBody.fromString(key)));

    List<String> paged =
        s3.listObjectsV2Paginator(list -> list.bucket("b").maxKeys(4)).contents().stream()
            .map(S3Object::key)
            .toList();
    ListObjectsV2Response folders = s3.listObjectsV2(list -> list.bucket("b").delimiter("/"));

    assertEquals(keys, paged);
    assertEquals(
        List.of("a/", "c/"),
        folders.commonPrefixes().stream().map(prefix -> prefix.prefix()).toList());
    assertEquals(List.of("b"), folders.contents().stream().map(S3Object::key).toList());
    assertEquals(2, s3.listObjectsV2(list -> list.bucket("b").prefix("c/")).keyCount().intValue());
    assertEquals(List.of("b"), s3.listBuckets().buckets().stream().map(b -> b.name()).toList());
  }

  @Test
  void aBucketThatIsNotEmptyStays() {
    s3.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("x"));
    S3Exception refused =
        assertThrows(S3Exception.class, () -> s3.deleteBucket(delete -> delete.bucket("b")));
    assertEquals("BucketNotEmpty", refused.awsErrorDetails().errorCode());
  }

  @Test
  void whatIsNotServedIsRefusedByName() {
    S3Exception refused =
        assertThrows(
            S3Exception.class,
            () -> s3.createMultipartUpload(create -> create.bucket("b").key("k")));
    assertEquals("NotImplemented", refused.awsErrorDetails().errorCode());
    assertTrue(refused.getMessage().contains("uploads"), refused.getMessage());
  }

  @Test
  void brokenChunksAreRefused() throws Exception {
    try (PlainHttp http = new PlainHttp(Objects.requireNonNull(storage.addresses().get("url")))) {
      assertEquals(200, http.send("PUT", "/b/plain", "5;no chunks at all").status());
    }
    for (String body :
        List.of("", "5\r\nab", "zz\r\n", "-1\r\n", "5\r\nabcdefgh\r\n0\r\n\r\n", "ffffffff\r\n")) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              AwsChunks.decode(
                  io.venomqa.engine.model.Body.of(body.getBytes(StandardCharsets.ISO_8859_1))),
          body);
    }
  }
}
