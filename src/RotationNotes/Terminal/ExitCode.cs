namespace RotationNotes.Terminal;

/// <summary>Exit codes as documented in the README; 2 to 6 are <see cref="Documents.Diagnostics.FailureKind"/>.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was compared is not the same; only commands that compare.</summary>
    public const int Different = 1;

    public const int Usage = 2;

    /// <summary>A fault of this program.</summary>
    public const int Bug = 70;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT).</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM (128 + 15).</summary>
    public const int Terminated = 143;
}
