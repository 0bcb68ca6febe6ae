package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.List;
import java.util.Optional;

/// A fingerprint that two multisets of facts share exactly when one becomes the other by renaming:
/// one name for each name of the same domain.
///
/// Canonical labelling by individualization and refinement (McKay, 1981): where colours alone do
/// not tell all names apart, each name of one class is told apart in turn, and the least result
/// counts. Names that can change places are told apart together. Parts that no name connects are
/// treated each by itself, so that many alike parts cost no more than one each.
///
/// @param hash the fingerprint
/// @param named facts whose names could not be taken for exchangeable within the budget: they count
///   with their values. Two contents that are the same may then have different fingerprints, never
///   the other way round.
public record CanonicalForm(ContentHash hash, int named) {

  /// Refinements of one part of the content, before its names count with their values.
  static final int BUDGET = 500;

  public static CanonicalForm of(List<Fact> facts) {
    return of(facts, BUDGET);
  }

  static CanonicalForm of(List<Fact> facts, int budget) {
    ContentHash sum = ContentHash.ZERO;
    int named = 0;
    for (Component component : Component.of(facts)) {
      Optional<ContentHash> form = new Labelling(component, budget).form();
      if (form.isEmpty()) {
        named += component.facts();
      }
      sum = sum.plus(form.orElseGet(component::withValues));
    }
    return new CanonicalForm(sum, named);
  }
}
