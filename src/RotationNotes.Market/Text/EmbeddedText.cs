namespace RotationNotes.Market.Text;

/// <summary>Data files that travel inside the assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>The text of one embedded file, by its file name.</summary>
    public static string Read(string fileName)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream("RotationNotes.Market." + fileName)
            ?? throw new InvalidOperationException($"The assembly was built without '{fileName}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
