package io.venomqa.engine.model;

import java.util.SortedMap;

/// How often an action was tried and what came of it.
///
/// @param calls how often it was performed
/// @param effective how often it changed the state
/// @param skipped in how many states it said that it could not be tried
/// @param statuses how often each status was answered; 0 stands for no answer
/// @param lastSkip the reason it gave last; empty when it was never skipped
public record ActionCoverage(
    ActionId action,
    int calls,
    int effective,
    int skipped,
    SortedMap<Integer, Integer> statuses,
    String lastSkip) {}
