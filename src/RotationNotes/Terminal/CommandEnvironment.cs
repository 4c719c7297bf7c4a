namespace RotationNotes.Terminal;

/// <summary>All that a command takes from the machine, handed in so that tests can stand in for it.</summary>
public sealed record CommandEnvironment
{
    public required TerminalOutput Output { get; init; }

    public required TimeProvider Clock { get; init; }

    public required DirectoryInfo CurrentFolder { get; init; }

    /// <summary>The program's own folder, with its fonts, templates and settings.</summary>
    public required DirectoryInfo ApplicationFolder { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required StopSignals Signals { get; init; }

    public CancellationToken Cancellation => Signals.Token;

    public static CommandEnvironment OfProcess(StopSignals signals)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return new CommandEnvironment
        {
            Output = TerminalOutput.OfProcess(),
            Clock = TimeProvider.System,
            CurrentFolder = new DirectoryInfo(Environment.CurrentDirectory),
            ApplicationFolder = new DirectoryInfo(AppContext.BaseDirectory),
            Variables = variables,
            Signals = signals,
        };
    }
}
