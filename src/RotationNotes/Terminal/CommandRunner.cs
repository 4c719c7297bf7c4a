using System.CommandLine;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Terminal;

/// <summary>Runs a command's body and turns every way it can end into an exit code and lines on the talk side.</summary>
internal sealed class CommandRunner(CommandEnvironment environment)
{
    public CommandEnvironment Environment => environment;

    public void Attach(Command command, Func<ParseResult, int> body) => command.SetAction(parse => Guard(() => body(parse)));

    private int Guard(Func<int> body)
    {
        var talk = environment.Output.Talk;
        try
        {
            return body();
        }
        catch (DiagnosticException exception)
        {
            foreach (var diagnostic in exception.Diagnostics)
                talk.WriteLine(diagnostic);
            return (int)exception.Kind;
        }
        catch (OperationCanceledException) when (environment.Cancellation.IsCancellationRequested)
        {
            talk.WriteLine("Stopped; nothing was left half-written.");
            return environment.Signals.Code;
        }
        catch (Exception exception)
        {
            talk.WriteLine($"error: this is a fault of the program, not of your input: {exception.Message}");
            talk.WriteLine("Please report it with the lines below.");
            talk.WriteLine(exception);
            return ExitCode.Bug;
        }
    }
}
