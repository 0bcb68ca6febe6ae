package io.venomqa.adapters;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.venomqa.adapters",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /// All may know the project's shared descriptions, what SQL systems have in common, what keeps
  /// secrets out and the place where threads start.
  @ArchTest
  static final ArchRule SIBLINGS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.venomqa.adapters.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              JavaClass.Predicates.resideInAnyPackage(
                  "io.venomqa.adapters.project..",
                  "io.venomqa.adapters.redaction..",
                  "io.venomqa.adapters.sql..",
                  "io.venomqa.adapters.thread.."));

  @ArchTest
  static final ArchRule SHARED_PACKAGES_KNOW_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.venomqa.adapters.project..",
              "io.venomqa.adapters.redaction..",
              "io.venomqa.adapters.sql..",
              "io.venomqa.adapters.thread..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.venomqa.adapters.archive..",
              "io.venomqa.adapters.http..",
              "io.venomqa.adapters.postgres..",
              "io.venomqa.adapters.process..",
              "io.venomqa.adapters.redis..",
              "io.venomqa.adapters.report..",
              "io.venomqa.adapters.script..",
              "io.venomqa.adapters.sqlite..",
              "io.venomqa.adapters.standin..");

  @ArchTest
  static final ArchRule PRINTS_NOTHING =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule STARTS_THREADS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.venomqa.adapters.thread..")
          .should()
          .callMethod(Thread.class, "start")
          .orShould()
          .callMethod(Thread.class, "ofPlatform")
          .orShould()
          .callMethod(Thread.class, "ofVirtual");

  @ArchTest
  static final ArchRule KNOWS_NO_SCREEN =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..");
}
