using System.Text.Json;
using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Archive;

/// <summary>Reads files of a sealed edition; what cannot be read is a fault of the archive.</summary>
internal static class SealedFile
{
    /// <exception cref="DiagnosticException">The file is missing or not JSON (integrity).</exception>
    public static JsonElement Json(ArchivedEdition edition, string path)
    {
        try
        {
            using var stream = edition.File(path).OpenRead();
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.Clone();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Broken(edition, path, failure);
        }
    }

    /// <exception cref="DiagnosticException">The file is missing or cannot be read (integrity).</exception>
    public static string[] Lines(ArchivedEdition edition, string path)
    {
        try
        {
            return File.ReadAllLines(edition.File(path).FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Broken(edition, path, failure);
        }
    }

    private static DiagnosticException Broken(ArchivedEdition edition, string path, Exception failure) => new(FailureKind.Integrity, Diagnostic.Error(
        new Place($"{edition.Id.Year}/{edition.Id.Name}/{path}"), $"the sealed file cannot be read: {failure.Message}", "`rotation-notes archive verify` tells what else differs."));
}
