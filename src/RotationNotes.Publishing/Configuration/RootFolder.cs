using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Configuration;

/// <summary>Finds the folder that holds templates, settings and output.</summary>
public static class RootFolder
{
    private const string Templates = "templates";

    /// <summary>The given folder; else the nearest one at or above the current folder that holds templates and settings; else the program's own.</summary>
    /// <param name="given">Value of <c>--root</c>, or null.</param>
    /// <param name="current">The folder the command was typed in.</param>
    /// <param name="application">The program's folder.</param>
    /// <exception cref="DiagnosticException">The given folder does not exist, or no folder qualifies (usage).</exception>
    public static DirectoryInfo Find(string? given, DirectoryInfo current, DirectoryInfo application)
    {
        if (given is not null)
        {
            var folder = new DirectoryInfo(Path.GetFullPath(given, current.FullName));
            return folder.Exists ? folder : throw Refuse($"--root {given}: this folder does not exist.", "Name a folder that holds templates/ and appsettings.json.");
        }

        for (var folder = current; folder is not null; folder = folder.Parent)
        {
            if (Qualifies(folder))
                return folder;
        }

        return Qualifies(application)
            ? application
            : throw Refuse("no folder with templates/ and appsettings.json here or above.", "Change into the project folder or name it with --root.");
    }

    private static bool Qualifies(DirectoryInfo folder) =>
        Directory.Exists(Path.Combine(folder.FullName, Templates)) && File.Exists(Path.Combine(folder.FullName, SettingsFile.FileName));

    private static DiagnosticException Refuse(string message, string hint) =>
        new(FailureKind.Usage, Diagnostic.Error(Place.Nowhere, message, hint));
}
