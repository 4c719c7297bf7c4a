namespace RotationNotes.Graphics.Text;

/// <summary>What may happen to a line after an atom.</summary>
internal enum BreakKind : byte
{
    /// <summary>The line goes on.</summary>
    None,
    /// <summary>The atom is a word space: the line may end here, and the space then has no width.</summary>
    Space,
    /// <summary>As <see cref="Space"/>, where an end would tear a date apart: only to avoid something worse.</summary>
    LooseTie,
    /// <summary>As <see cref="Space"/>, where an end would tear a number from its unit or name: only if the line has no other end.</summary>
    Tie,
    /// <summary>The line may end after a hyphen or a dash.</summary>
    Hyphen,
    /// <summary>The line may end inside a word, with a hyphen that is not part of the text.</summary>
    Division,
    /// <summary>The line may end beside an ideograph as well as anywhere else.</summary>
    Free,
    /// <summary>The line may end inside a word that is wider than the line.</summary>
    Emergency,
    /// <summary>The line ends.</summary>
    Forced,
}
