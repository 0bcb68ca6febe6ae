package io.venomqa.adapters.standin.storage;

import io.venomqa.adapters.contract.Subject;
import io.venomqa.adapters.standin.HalfSent;
import io.venomqa.adapters.standin.Ignored;
import io.venomqa.adapters.standin.PlainHttp;
import io.venomqa.adapters.standin.StandIn;
import io.venomqa.adapters.standin.StandInContract;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Calls by the real AWS SDK; the dump lists and reads every object by plain HTTP.
class StorageContractTest extends StandInContract {

  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  @Override
  protected Subject subject(String variant) throws Exception {
    StandIn<?> storage = StorageStandIn.start("files", 0, Ignored.NOTHING);
    S3Client s3 = client(storage);
    PlainHttp reader = new PlainHttp(Objects.requireNonNull(storage.addresses().get("url")));
    return subject(
        storage,
        random -> {
          String bucket = random.nextInt(3) == 0 ? "b2" : "b1";
          String key = "k" + random.nextInt(5) + (random.nextBoolean() ? "/ü ß" : "");
          try {
            switch (random.nextInt(9)) {
              case 0, 1, 2, 3 ->
                  s3.putObject(
                      put -> put.bucket(bucket).key(key).contentType("text/x"),
                      RequestBody.fromString("content " + random.nextInt(3)));
              case 4, 5 -> s3.deleteObject(delete -> delete.bucket(bucket).key(key));
              case 6 -> s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
              case 7 -> s3.listObjectsV2(list -> list.bucket(bucket));
              default -> s3.deleteBucket(delete -> delete.bucket("b2"));
            }
          } catch (S3Exception refused) {
            // An API is refused sometimes.
          }
        },
        marker -> {
          s3.putObject(
              put -> put.bucket("b1").key(marker).contentType("text/x"),
              RequestBody.fromString("late"));
          return marker;
        },
        marker -> HalfSent.request(port(storage), "PUT", "/b1/" + marker, "late", marker),
        () -> dump(reader),
        () -> {
          s3.close();
          reader.close();
        });
  }

  static S3Client client(StandIn<?> storage) {
    return S3Client.builder()
        .endpointOverride(URI.create(Objects.requireNonNull(storage.addresses().get("url"))))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static String dump(PlainHttp reader) throws Exception {
    StringBuilder dump = new StringBuilder();
    for (String bucket : new String[] {"b1", "b2"}) {
      PlainHttp.Answer list = reader.send("GET", "/" + bucket + "?encoding-type=url", "");
      dump.append(bucket).append(' ').append(list.status()).append('\n');
      Matcher key = KEY.matcher(list.body());
      while (key.find()) {
        String path = "/" + bucket + "/" + key.group(1);
        dump.append(path).append(": ").append(reader.get(path)).append('\n');
      }
    }
    return dump.toString();
  }
}
