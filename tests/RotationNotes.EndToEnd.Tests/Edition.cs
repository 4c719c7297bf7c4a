namespace RotationNotes.EndToEnd.Tests;

/// <summary>One edition of the sample market, made once for every test that only looks at it.</summary>
public sealed class Edition : IDisposable
{
    internal Workbench Desk { get; } = new();

    internal Result Result { get; }

    public Edition() => Result = Desk.Run("--run-now");

    internal string Folder => Path.GetDirectoryName(Result.LastLine)!;

    public void Dispose() => Desk.Dispose();
}
