namespace RotationNotes.Graphics.Characters.Bidi;

/// <summary>How a character takes part in the direction of text (UAX 9, table 4); names as the standard has them.</summary>
internal enum BidiClass : byte
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, LRO, RLE, RLO, PDF, LRI, RLI, FSI, PDI,
}
