using System.Text;

namespace RotationNotes.Terminal;

/// <summary>Where a command prints: data on one side, talk on the other.</summary>
/// <param name="Data">Standard output: what a caller pipes on.</param>
/// <param name="Talk">Standard error: progress, warnings, errors.</param>
/// <param name="IsTerminal">Whether somebody watches the talk side as it comes.</param>
public sealed record TerminalOutput(TextWriter Data, TextWriter Talk, bool IsTerminal = false)
{
    /// <summary>The process's own streams, UTF-8 without a mark, lines ended by LF.</summary>
    public static TerminalOutput OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new TerminalOutput(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 4096) { NewLine = "\n", AutoFlush = false },
            new StreamWriter(Console.OpenStandardError(), utf8, 512) { NewLine = "\n", AutoFlush = true },
            IsTerminal: !Console.IsErrorRedirected);
    }

    public void Flush()
    {
        try
        {
            Data.Flush();
            Talk.Flush();
        }
        catch (IOException)
        {
            // The reader of the pipe went away; what it wanted, it has.
        }
    }
}
