using RotationNotes.Foundation.Diagnostics;

namespace RotationNotes.Publishing.Configuration;

/// <summary>One configured value and where it was written.</summary>
/// <param name="Key">Full name with colons, e.g. <c>Delivery:Recipients:0</c>.</param>
/// <param name="Value">Text of the value; null for an explicit null.</param>
/// <param name="Place">File and line, or the environment variable's name.</param>
public sealed record Setting(string Key, string? Value, Place Place);
