package io.venomqa.engine.toy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Trees of folders without names, one of which is the current one.
public record Folders(List<Folder> roots) {

  public static final Folders NONE = new Folders(List.of());

  record Folder(List<Folder> children, boolean current) {

    Folder {
      children = sorted(children);
    }

    boolean hasCurrent() {
      return current || children.stream().anyMatch(Folder::hasCurrent);
    }

    Folder withoutCurrent() {
      return new Folder(children.stream().map(Folder::withoutCurrent).toList(), false);
    }

    Folder addBelowCurrent() {
      List<Folder> below = new ArrayList<>(children.stream().map(Folder::addBelowCurrent).toList());
      if (current) {
        below.add(new Folder(List.of(), true));
      }
      return new Folder(below, false);
    }

    Folder goUp() {
      return children.stream().anyMatch(Folder::current)
          ? new Folder(children.stream().map(Folder::withoutCurrent).toList(), true)
          : new Folder(children.stream().map(Folder::goUp).toList(), current);
    }
  }

  public Folders {
    roots = sorted(roots);
  }

  public Folders addRoot() {
    List<Folder> all = new ArrayList<>(roots.stream().map(Folder::withoutCurrent).toList());
    all.add(new Folder(List.of(), true));
    return new Folders(all);
  }

  public Folders addBelowCurrent() {
    return new Folders(roots.stream().map(Folder::addBelowCurrent).toList());
  }

  public Folders goUp() {
    return new Folders(roots.stream().map(Folder::goUp).toList());
  }

  private static List<Folder> sorted(List<Folder> folders) {
    return folders.stream().sorted(Comparator.comparing(Folder::toString)).toList();
  }
}
