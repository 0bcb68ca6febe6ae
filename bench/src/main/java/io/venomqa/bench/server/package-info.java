/// What the scripts below `bench/servers` need besides VenomQA: a database server, a dump of a
/// database that shares no code with the adapters, and the figures of a run.
@NullMarked
package io.venomqa.bench.server;

import org.jspecify.annotations.NullMarked;
