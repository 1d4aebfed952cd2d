@echo off
rem Starts Vedette on Windows: finds JDK 25, builds on first use, becomes Java. Prepared, not tested.
rem To build again after a change, remove app\target.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "IMAGE=%ROOT%lib"
set "JAVA=%ROOT%runtime\bin\java.exe"
if exist "%JAVA%" goto run

set "IMAGE=%ROOT%app\target\quick\vedette\lib"
call :jdk "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*") do call :jdk "%%~D"
if not defined JDK (
    echo vedette: needs JDK 25: winget install EclipseAdoptium.Temurin.25.JDK, or set JAVA_HOME>&2
    exit /b 1
)
set "JAVA=%JDK%\bin\java.exe"
if exist "%IMAGE%\app-*.jar" goto run
where mvn >nul 2>nul || (
    echo vedette: needs Maven to build: winget install Apache.Maven>&2
    exit /b 1
)
echo vedette: building; the first time Maven fetches what it needs, which can take minutes>&2
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -B -ntp -q -Dquick package -pl app -am 1>&2
if errorlevel 1 (
    popd
    echo vedette: the build failed>&2
    exit /b 1
)
popd

:run
for %%J in ("%IMAGE%\app-*.jar") do set "JAR=%%~fJ"
"%JAVA%" "@%ROOT%script\launcher\jvm.options" %VEDETTE_JAVA_OPTIONS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:jdk
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25[.\"]" "%~1\release" >nul && set "JDK=%~1"
exit /b 0
