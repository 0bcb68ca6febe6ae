/// Benchmarks of the parts of the engine that every step goes through, by JMH.
@NullMarked
package io.venomqa.bench.hot;

import org.jspecify.annotations.NullMarked;
