namespace RotationNotes.Publishing.Configuration;

/// <summary>Section <c>Publishing</c>: where finished work goes.</summary>
/// <param name="Output">Holds <c>archive/</c>, <c>outbox/</c>, <c>preview/</c> and <c>locks/</c>.</param>
/// <param name="Patience">How long a run waits for another process that produces the same edition.</param>
public sealed record PublishingOptions(DirectoryInfo Output, TimeSpan Patience)
{
    public DirectoryInfo Archive => new(Path.Combine(Output.FullName, "archive"));

    public DirectoryInfo Outbox => new(Path.Combine(Output.FullName, "outbox"));

    public DirectoryInfo Preview => new(Path.Combine(Output.FullName, "preview"));

    public DirectoryInfo Locks => new(Path.Combine(Output.FullName, "locks"));

    public static PublishingOptions Read(OptionsReader reader, Paths paths) => new(
        paths.Folder(reader.Text("Publishing:Output", "output")),
        TimeSpan.FromSeconds(reader.Number("Publishing:PatienceSeconds", 60, 0, 3600, "seconds")));
}
