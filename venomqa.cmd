@echo off
rem Finds a JDK 25, builds what is not built or out of date, and starts VenomQA with the given arguments.
rem Exit code 3 when it cannot start; otherwise VenomQA's own.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "JAR=%ROOT%\app\target\venomqa.jar"
set "STAMP=%ROOT%\app\target\built"
set "LOG=%ROOT%\app\target\build.log"
set "LOCK=%ROOT%\app\target\build.lock.d"

rem --- A JDK 25
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for /d %%D in (
  "%ProgramFiles%\Eclipse Adoptium\jdk-25*"
  "%ProgramFiles%\Java\jdk-25*"
  "%ProgramFiles%\Microsoft\jdk-25*"
  "%ProgramFiles%\Zulu\zulu-25*"
  "%ProgramFiles%\Amazon Corretto\jdk25*"
  "%ProgramFiles%\BellSoft\LibericaJDK-25*"
  "%USERPROFILE%\.jdks\*"
) do call :try "%%~D"
if not defined JDK (
  >&2 echo VenomQA needs a JDK 25 and found none.
  >&2 echo Looked in: JAVA_HOME, the java on the PATH, the usual folders in "%ProgramFiles%", "%USERPROFILE%\.jdks".
  >&2 echo What to do: install one, from https://adoptium.net for example, or set JAVA_HOME to where it is.
  exit /b 3
)

rem --- The build
call :outofdate
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 3
)

rem --- The start. A project that starts its API with "java" finds one, even where none is on the PATH.
set "PATH=%PATH%;%JDK%\bin"
"%JDK%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:-UsePerfData -cp "%JAR%" io.venomqa.app.Main %*
exit /b %ERRORLEVEL%

:try
if defined JDK exit /b 0
if not exist "%~f1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[.+-]" /c:"JAVA_VERSION=.25.$" "%~f1\release" >nul 2>&1 && set "JDK=%~f1"
exit /b 0

rem Errorlevel 1 when there is something to build.
:outofdate
if not exist "%JAR%" exit /b 1
if not exist "%STAMP%" exit /b 1
if not exist "%ROOT%\examples\shop-api\target\shop-api.jar" exit /b 1
powershell -NoProfile -NonInteractive -Command ^
  "Set-Location -LiteralPath $env:ROOT; $built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc;" ^
  "$what = 'pom.xml','engine\pom.xml','engine\src\main','adapters\pom.xml','adapters\src\main','app\pom.xml','app\src\main','examples\shop-api\pom.xml','examples\shop-api\src\main','examples\shop\venomqa.yaml','examples\shop\actions','examples\shop\invariants' | Where-Object { Test-Path $_ };" ^
  "$items = @(Get-Item $what) + @(Get-ChildItem $what -Recurse); if ($items | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
  >&2 echo VenomQA has to be built and needs Maven 3.8 or newer: there is no mvn on the PATH.
  >&2 echo What to do: install it from https://maven.apache.org/download.cgi and put its bin folder on the PATH.
  exit /b 1
)
if not exist "%ROOT%\app\target" mkdir "%ROOT%\app\target"
rem One build at a time: making a folder succeeds for one only.
mkdir "%LOCK%" 2>nul
if errorlevel 1 (
  >&2 echo Another build of VenomQA is running. If none is, remove "%LOCK%" and start again.
  exit /b 1
)
>&2 echo Building VenomQA: the first time takes a few minutes, because Maven fetches libraries. Log: "%LOG%"
>"%STAMP%.new" echo built
set "JAVA_HOME=%JDK%"
call mvn -B -ntp -f "%ROOT%\pom.xml" -pl app,examples/shop-api -am package -DskipTests -Dspotless.check.skip=true >"%LOG%" 2>&1
set "BUILT=%ERRORLEVEL%"
rmdir "%LOCK%"
if not "%BUILT%"=="0" (
  >&2 findstr /b /c:"[ERROR] " "%LOG%"
  >&2 echo VenomQA could not be built. The whole log: "%LOG%"
  exit /b 1
)
move /y "%STAMP%.new" "%STAMP%" >nul
exit /b 0
