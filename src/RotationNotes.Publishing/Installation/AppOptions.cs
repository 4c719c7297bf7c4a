using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Scheduling;

namespace RotationNotes.Publishing.Installation;

/// <summary>All options, valid as a whole: read once at start from file, environment and command line.</summary>
public sealed record AppOptions
{
    public required Paths Paths { get; init; }

    public required MarketOptions Market { get; init; }

    public required NotesOptions Notes { get; init; }

    public required PublishingOptions Publishing { get; init; }

    public required DeliveryOptions Delivery { get; init; }

    public required ScheduleOptions Schedules { get; init; }

    public required PortalOptions Portal { get; init; }

    /// <summary>Reads the settings file below the root (or the named one), then the environment, then the command line.</summary>
    /// <param name="root">Folder that relative paths start at.</param>
    /// <param name="config">Value of <c>--config</c>, or null for the root's settings file.</param>
    /// <exception cref="DiagnosticException">Every fault of every section (configuration).</exception>
    public static AppOptions Load(DirectoryInfo root, FileInfo? config, IReadOnlyDictionary<string, string> environment, IEnumerable<Setting> commandLine)
    {
        var paths = new Paths(root);
        var file = config ?? paths.File(SettingsFile.FileName);
        IReadOnlyList<Setting> fromFile = [];
        if (file.Exists)
            fromFile = SettingsFile.Read(ReadAll(file, paths), paths.Shown(file.FullName));
        else if (config is not null)
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(config.FullName), "this settings file does not exist."));
        return Read(new OptionsReader(fromFile, EnvironmentSettings.Read(environment), commandLine), paths);
    }

    /// <exception cref="DiagnosticException">Every fault of every section (configuration).</exception>
    public static AppOptions Read(OptionsReader reader, Paths paths)
    {
        var publishing = PublishingOptions.Read(reader, paths);
        var options = new AppOptions
        {
            Paths = paths,
            Market = MarketOptions.Read(reader, paths),
            Notes = NotesOptions.Read(reader, paths),
            Publishing = publishing,
            Delivery = DeliveryOptions.Read(reader, paths, publishing.Outbox),
            Schedules = ScheduleOptions.Read(reader),
            Portal = PortalOptions.Read(reader),
        };
        reader.ThrowIfFaulty();
        return options;
    }

    private static byte[] ReadAll(FileInfo file, Paths paths)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(FailureKind.Configuration, Diagnostic.Error(new Place(paths.Shown(file.FullName)), $"the settings cannot be read: {failure.Message}"));
        }
    }
}
