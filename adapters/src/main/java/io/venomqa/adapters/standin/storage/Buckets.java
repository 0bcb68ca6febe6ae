package io.venomqa.adapters.standin.storage;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All buckets and their objects. Immutable.
///
/// @param objects by bucket and key, in the order of bytes that S3 lists them in
/// @param bytes the size of all objects together
record Buckets(SortedSet<String> names, SortedMap<Place, StoredObject> objects, long bytes) {

  static final Buckets NONE =
      new Buckets(Collections.emptySortedSet(), Collections.emptySortedMap(), 0);

  record Place(String bucket, String key) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
      int byBucket = bucket.compareTo(other.bucket);
      return byBucket != 0 ? byBucket : compareCodePoints(key, other.key);
    }

    /// As their UTF-8 bytes compare.
    private static int compareCodePoints(String one, String other) {
      int[] a = one.codePoints().toArray();
      int[] b = other.codePoints().toArray();
      return java.util.Arrays.compare(a, b);
    }
  }

  Optional<StoredObject> find(String bucket, String key) {
    return Optional.ofNullable(objects.get(new Place(bucket, key)));
  }

  /// With an object; its bucket is made where it is not there.
  Buckets with(StoredObject object) {
    SortedMap<Place, StoredObject> more = new TreeMap<>(objects);
    StoredObject before = more.put(new Place(object.bucket(), object.key()), object);
    long size =
        bytes + object.content().length() - (before == null ? 0 : before.content().length());
    return new Buckets(
        withBucket(object.bucket()).names, Collections.unmodifiableSortedMap(more), size);
  }

  Buckets without(String bucket, String key) {
    SortedMap<Place, StoredObject> fewer = new TreeMap<>(objects);
    StoredObject gone = fewer.remove(new Place(bucket, key));
    return gone == null
        ? this
        : new Buckets(
            names, Collections.unmodifiableSortedMap(fewer), bytes - gone.content().length());
  }

  Buckets withBucket(String bucket) {
    if (names.contains(bucket)) {
      return this;
    }
    SortedSet<String> more = new TreeSet<>(names);
    more.add(bucket);
    return new Buckets(Collections.unmodifiableSortedSet(more), objects, bytes);
  }

  Buckets withoutBucket(String bucket) {
    SortedSet<String> fewer = new TreeSet<>(names);
    fewer.remove(bucket);
    return new Buckets(Collections.unmodifiableSortedSet(fewer), objects, bytes);
  }

  /// The objects of a bucket, in order.
  Map<Place, StoredObject> of(String bucket) {
    return objects.subMap(new Place(bucket, ""), new Place(bucket + "\0", ""));
  }
}
