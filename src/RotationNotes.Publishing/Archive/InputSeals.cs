using System.Collections.Immutable;
using RotationNotes.Foundation.Text;
using RotationNotes.Graphics.Fonts;

namespace RotationNotes.Publishing.Archive;

/// <summary>Hashes of the files an edition was made with.</summary>
public static class InputSeals
{
    /// <summary>Every file below the given files and folders, named relative to a base folder.</summary>
    public static ImmutableArray<InputSeal> OfFiles(DirectoryInfo relativeTo, params IEnumerable<FileSystemInfo> inputs) =>
    [
        .. inputs.SelectMany(Expand)
            .Select(file => (Name: Path.GetRelativePath(relativeTo.FullName, file.FullName).Replace('\\', '/'), File: file))
            .OrderBy(input => input.Name, StringComparer.Ordinal)
            .Select(input => new InputSeal(input.Name, Sha256.OfFile(input.File).Hash)),
    ];

    /// <summary>The font files a library has opened, by file name: their folder differs from machine to machine.</summary>
    public static ImmutableArray<InputSeal> OfFonts(FontLibrary fonts) =>
    [
        .. fonts.OpenedFiles
            .Select(path => new InputSeal(Path.GetFileName(path), Sha256.OfFile(new FileInfo(path)).Hash))
            .OrderBy(seal => seal.Name, StringComparer.Ordinal)
            .ThenBy(seal => seal.Sha256, StringComparer.Ordinal),
    ];

    private static IEnumerable<FileInfo> Expand(FileSystemInfo input) => input switch
    {
        DirectoryInfo folder => folder.EnumerateFiles("*", SearchOption.AllDirectories),
        FileInfo file => [file],
        _ => [],
    };
}
