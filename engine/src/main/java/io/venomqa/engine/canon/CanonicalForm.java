package io.venomqa.engine.canon;

import io.venomqa.engine.model.ContentHash;
import java.util.List;
import java.util.Optional;

/// A fingerprint that two multisets of facts share exactly when one becomes the other by renaming:
/// one name for each name of the same domain.
///
/// Canonical labelling by individualization and refinement (McKay, 1981): where colours alone do
/// not tell all names apart, each name of one cell is told apart in turn, and the least result
/// counts ([Labelling]). Parts that no name connects are treated each by itself, so that many alike
/// parts cost no more than one each.
///
/// @param hash the fingerprint
/// @param named facts whose names could not be taken for exchangeable within the budget: they count
///   with their values. Two contents that are the same may then have different fingerprints, never
///   the other way round.
public record CanonicalForm(ContentHash hash, int named) {

  /// Times that names of one part of the content are told apart, before its names count with their
  /// values.
  static final int BUDGET = 500;

  public static CanonicalForm of(List<Fact> facts) {
    return of(facts, BUDGET);
  }

  static CanonicalForm of(List<Fact> facts, int budget) {
    Labelling labelling = new Labelling(new Incidence(facts));
    ContentHash sum = ContentHash.ZERO;
    int named = 0;
    for (Part part : labelling.parts()) {
      Optional<ContentHash> form = labelling.form(part, budget);
      if (form.isEmpty()) {
        named += part.facts().length;
      }
      sum = sum.plus(form.orElseGet(() -> withValues(facts, part)));
    }
    return new CanonicalForm(sum, named);
  }

  /// A fingerprint in which every name counts with its value.
  private static ContentHash withValues(List<Fact> facts, Part part) {
    ContentHash sum = ContentHash.of("names with their values");
    for (int number : part.facts()) {
      Fact fact = facts.get(number);
      sum = sum.plus(ContentHash.of(fact.constants() + " " + fact.names()));
    }
    return sum;
  }
}
