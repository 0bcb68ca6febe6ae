package io.venomqa.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.venomqa.app.ui.task.FxBridge;
import javafx.application.Platform;

@AnalyzeClasses(packages = "io.venomqa.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_THE_WINDOW_KNOWS_JAVAFX =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.venomqa.app",
              "io.venomqa.app.cli..",
              "io.venomqa.app.demo..",
              "io.venomqa.app.session..",
              "io.venomqa.app.wiring..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..");

  @ArchTest
  static final ArchRule VIEW_MODELS_KNOW_NO_SCENE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx.scene..");

  @ArchTest
  static final ArchRule VIEWS_KNOW_ONLY_THEIR_VIEW_MODEL =
      noClasses()
          .that()
          .resideInAPackage("io.venomqa.app.ui..")
          .and()
          .haveSimpleNameEndingWith("View")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.venomqa.engine..", "io.venomqa.adapters..");

  @ArchTest
  static final ArchRule THE_WINDOW_KNOWS_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAPackage("io.venomqa.app.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.venomqa.adapters..");

  @ArchTest
  static final ArchRule RUNS_LATER_IN_ONE_PLACE =
      noClasses()
          .that()
          .doNotBelongToAnyOf(FxBridge.class)
          .should()
          .callMethod(Platform.class, "runLater", Runnable.class);

  @ArchTest
  static final ArchRule STARTS_THREADS_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.venomqa.app.ui.task..")
          .should()
          .callMethod(Thread.class, "start")
          .orShould()
          .callMethod(Thread.class, "ofPlatform")
          .orShould()
          .callMethod(Thread.class, "ofVirtual");

  @ArchTest
  static final ArchRule SHOWS_NO_WEB_PAGES =
      noClasses().should().dependOnClassesThat().resideInAPackage("javafx.web..");

  @ArchTest
  static final ArchRule PRINTS_IN_THE_COMMAND_LINE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.venomqa.app.cli..", "io.venomqa.app")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("io.venomqa.app.(**)").should().beFreeOfCycles();
}
