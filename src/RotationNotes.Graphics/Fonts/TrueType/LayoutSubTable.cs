namespace RotationNotes.Graphics.Fonts.TrueType;

/// <summary>One sub-table of a lookup with the lookup's type.</summary>
internal sealed record LayoutSubTable(int Type, SfntTable Table);
