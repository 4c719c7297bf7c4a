namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>A font file cannot be used, or no usable font was found; the message names the file or the folders and what to do.</summary>
public sealed class FontException(string? path, string message) : Exception(path is null ? message : $"{path}: {message}")
{
    /// <summary>What is wrong, without the file's name.</summary>
    public string Reason { get; } = message;

    /// <summary>The font file, or null when the finding is about a whole search.</summary>
    public string? Path { get; } = path;
}
