package io.venomqa.app.ui;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the parts of the window may know, beyond the app's rules.
@AnalyzeClasses(packages = "io.venomqa.app", importOptions = ImportOption.DoNotIncludeTests.class)
class UiArchitectureTest {

  private static final DescribedPredicate<JavaClass> VIEW_MODELS =
      DescribedPredicate.describe(
          "view models", type -> type.getName().matches(".*ViewModel(\\$.*)?"));

  private static final DescribedPredicate<JavaClass> MADE_FROM_THE_ENGINE =
      VIEW_MODELS.or(resideInAnyPackage("io.venomqa.app.ui.value..", "io.venomqa.app.ui.record.."));

  @ArchTest
  static final ArchRule viewModelsKnowNoScreen =
      noClasses()
          .that(MADE_FROM_THE_ENGINE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..");

  @ArchTest
  static final ArchRule valuesAndRecordsKnowNoJavaFx =
      noClasses()
          .that()
          .resideInAnyPackage("io.venomqa.app.ui.value..", "io.venomqa.app.ui.record..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..");

  @ArchTest
  static final ArchRule viewsKnowNeitherEngineNorAdapters =
      noClasses()
          .that()
          .resideInAPackage("io.venomqa.app.ui..")
          .and(DescribedPredicate.not(MADE_FROM_THE_ENGINE))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.venomqa.engine..", "io.venomqa.adapters..");
}
