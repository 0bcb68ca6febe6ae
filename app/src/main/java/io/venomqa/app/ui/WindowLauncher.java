package io.venomqa.app.ui;

import io.venomqa.app.session.ProjectOpener;
import io.venomqa.app.ui.shell.MainWindow;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Opens the window.
public final class WindowLauncher {

  private WindowLauncher() {}

  /// What to show first.
  public sealed interface Start {
    record Welcome() implements Start {}

    record Demo() implements Start {}

    record Folder(Path folder) implements Start {}
  }

  /// Opens the window and returns when it was closed and everything is put back.
  ///
  /// @param opener opens what the user chooses, with the given threads for runs
  public static void open(Function<Executor, ProjectOpener> opener, Start start) {
    CountDownLatch closed = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(() -> {
      MainWindow window = new MainWindow(opener, new Stage(), closed::countDown);
      switch (start) {
        case Start.Welcome() -> {}
        case Start.Demo() -> window.workspace().exploreDemo();
        case Start.Folder(Path folder) -> window.workspace().open(folder);
      }
      window.show();
    });
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
  }
}
