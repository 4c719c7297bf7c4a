using System.CommandLine;
using RotationNotes.Publishing.Configuration;
using RotationNotes.Publishing.Installation;

namespace RotationNotes.Terminal;

/// <summary>Options that every command understands.</summary>
internal sealed class GlobalOptions
{
    public Option<string?> Root { get; } = new("--root")
    {
        Description = "Folder with templates/ and appsettings.json; by default the nearest one at or above the current folder, else the program's own.",
        HelpName = "folder",
        Recursive = true,
    };

    public Option<string?> Config { get; } = new("--config")
    {
        Description = "Settings file to read instead of the root's appsettings.json.",
        HelpName = "file",
        Recursive = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(Root);
        command.Options.Add(Config);
    }

    /// <summary>Finds the root and reads all settings.</summary>
    /// <exception cref="Documents.Diagnostics.DiagnosticException">No root, or a fault in the settings.</exception>
    public AppOptions Load(ParseResult parse, CommandEnvironment environment, params IEnumerable<Setting> overrides)
    {
        var root = RootFolder.Find(parse.GetValue(Root), environment.CurrentFolder, environment.ApplicationFolder);
        var config = parse.GetValue(Config) is { } path ? new FileInfo(Path.GetFullPath(path, environment.CurrentFolder.FullName)) : null;
        return AppOptions.Load(root, config, environment.Variables, overrides);
    }
}
