package io.venomqa.adapters.postgres.proxy;

import io.venomqa.adapters.postgres.proxy.Statement.Kind;
import io.venomqa.adapters.postgres.proxy.Statement.Token;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `DO $$ … $$`: what it does is not seen, so that it may not do what belongs to a session, which
/// here belongs to all connections.
final class AnonymousBlock {

  private static final Pattern ANYWHERE =
      Pattern.compile(
          "\\b(set_config|pg_settings|pg_notify|create\\s+temp|create\\s+temporary"
              + "|pg_(?:try_)?advisory_(?:un)?lock(?:_shared|_all)?)\\b",
          Pattern.CASE_INSENSITIVE);

  /// Not `UPDATE … SET`, for instance.
  private static final Pattern AS_A_STATEMENT =
      Pattern.compile(
          "(?:;|\\b(?:begin|then|else|loop))\\s*\\b(set|reset|listen|unlisten|notify)\\b",
          Pattern.CASE_INSENSITIVE);

  private AnonymousBlock() {}

  static Command read(Statement statement) {
    return body(statement.tokens())
        .flatMap(AnonymousBlock::ofSessions)
        .<Command>map(word ->
            new Command.Refused(
                word + " in a DO block",
                "All connections share one session, and what a block does to it is not seen. Do it"
                    + " by a statement of its own."))
        .orElseGet(Command.Plain::new);
  }

  private static Optional<String> body(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.kind() == Kind.STRING)
        .map(Token::text)
        .reduce((one, other) -> one.length() >= other.length() ? one : other);
  }

  private static Optional<String> ofSessions(String body) {
    String code = body.replaceAll("--[^\\n]*", " ");
    for (Pattern pattern : List.of(ANYWHERE, AS_A_STATEMENT)) {
      Matcher found = pattern.matcher(code);
      if (found.find()) {
        return Optional.of(found.group(1));
      }
    }
    return Optional.empty();
  }
}
